// Un lecteur d’ordonnancements est fait de mille éléments, et son graphe est un fichier à part (src/cours/on_demand.py) : l’un et l’autre ne
// viennent qu’à l’approche du lecteur, à moins d’un écran, que ce soit par la molette, par le clavier ou par un lien. D’ici là, sa place est
// gardée, vide, et le clavier s’y arrête.
(() => {
  const ici = document.currentScript.src;
  const charger = (nom, proprietes) => new Promise((fini, rate) => {
    const element = document.createElement(nom);
    document.head.append(Object.assign(element, proprietes, { onload: () => fini(element), onerror: rate }));
  });
  const script = (src) => charger("script", { src }); // ouverte d’un disque, une page ne charge pas de données
  // Le style avant le script : un lecteur se mesure en se montant.
  const charge = async () => {
    await charger("link", { rel: "stylesheet", href: new URL("../joueur/joueur.css", ici) });
    await script(new URL("../joueur/joueur.js", ici));
  };
  let moteur;

  for (const joueur of document.querySelectorAll("entrelacs-joueur")) {
    const { graphe } = joueur.dataset;
    if (graphe) joueur.replaceChildren(); // ce qui se lit sans script
    joueur.tabIndex = 0;
    joueur.setAttribute("role", "group");
    joueur.setAttribute("aria-label", "Lecteur d’ordonnancements");

    let venu;
    const ouvrir = async () => {
      const [donnees] = await Promise.all([graphe && script(graphe), (moteur ??= charge())]);
      guetteur.disconnect();
      joueur.removeEventListener("focus", entrer);
      joueur.removeAttribute("role");
      joueur.removeAttribute("aria-label");
      if (donnees) joueur.start(donnees.graphe);
    };
    const venir = () => (venu ??= ouvrir().catch(() => {
      moteur = venu = undefined; // revenir essaie encore
      joueur.textContent = "Ce lecteur d’ordonnancements n’a pas pu être chargé : vérifiez le réseau, puis revenez ici.";
    }));
    const entrer = async () => {
      await venir();
      if (document.activeElement === joueur) joueur.querySelector("button")?.focus();
    };
    const guetteur = new IntersectionObserver((vus) => { if (vus.some(({ isIntersecting }) => isIntersecting)) venir(); }, { rootMargin: "100% 0px" });
    guetteur.observe(joueur);
    joueur.addEventListener("focus", entrer);
    // Une adresse contient l’un de ses ordonnancements.
    const appeler = () => { if (/^#[A-Za-z][\w-]*=/.test(location.hash) && new URLSearchParams(location.hash.slice(1)).has(joueur.id)) venir(); };
    addEventListener("hashchange", appeler);
    appeler();
  }
})();
