// Un lecteur d’ordonnancements est fait de mille éléments, et son graphe est un fichier à part (src/cours/on_demand.py) : l’un et l’autre ne
// viennent qu’à l’approche du lecteur, à moins d’un écran, que ce soit par la molette, par le clavier ou par un lien. D’ici là, sa place est
// gardée ; un bouton y est, pour qui va de bouton en bouton, ou d’arrêt en arrêt, plus vite que l’écran. Tant qu’il a le foyer, il reste.
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
    const bouton = document.createElement("button");
    Object.assign(bouton, { type: "button", className: "md-button", textContent: "Ouvrir le lecteur d’ordonnancements" });
    joueur.append(bouton);
    const echec = document.createTextNode("Ce lecteur d’ordonnancements n’a pas pu être chargé : vérifiez le réseau, puis revenez ici. ");

    let venu;
    const ouvrir = async () => {
      const [donnees] = await Promise.all([graphe && script(graphe), (moteur ??= charge().catch((erreur) => { moteur = undefined; throw erreur; }))]);
      guetteur.disconnect();
      if (donnees) joueur.start(donnees.graphe);
    };
    const venir = () => (venu ??= ouvrir().catch(() => {
      venu = undefined; // revenir essaie encore
      joueur.prepend(echec);
    }));
    const passer = () => { if (document.activeElement !== bouton) venir(); };
    const guetteur = new IntersectionObserver((vus) => { if (vus.some(({ isIntersecting }) => isIntersecting)) passer(); }, { rootMargin: "100% 0px" });
    guetteur.observe(joueur);
    bouton.addEventListener("blur", passer);
    bouton.addEventListener("click", async () => {
      await venir();
      // Le bouton n’est plus là : qui l’a pressé est au premier de ceux du lecteur, à moins d’être déjà parti.
      if ([bouton, document.body].includes(document.activeElement)) joueur.querySelector("button").focus();
    });
    // Une adresse contient l’un de ses ordonnancements.
    const appeler = () => { if (/^#[A-Za-z][\w-]*=/.test(location.hash) && new URLSearchParams(location.hash.slice(1)).has(joueur.id)) venir(); };
    addEventListener("hashchange", appeler);
    appeler();
  }
})();
