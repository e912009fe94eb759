// Les boutons de la page « Vie privée » : emporter, ou effacer, ce que ce site, et lui seul, garde dans le navigateur.
// Plusieurs sites peuvent partager une même adresse (une forge publie tous ses projets sous un seul nom) : on ne prend que
// les clés préfixées par le chemin du site (thème, onglets, exercices) et celles des explorateurs du cours.
(() => {
  const bouton = document.querySelector("button[data-effacer]");
  if (!bouton) return;
  const etat = document.querySelector("[data-etat]");
  const racine = new URL(document.querySelector(".md-logo").href).pathname.replace(/index\.html$/, "");

  const cles = () => {
    try {
      return Object.keys(localStorage).filter(
        (cle) => cle.startsWith("entrelacs-joueur:") || cle.startsWith(`${racine}.__`)
      );
    } catch {
      return []; // la mémoire locale est refusée par le navigateur : rien n’y est
    }
  };
  // La copie de l’atelier pour le travail hors ligne, et le petit programme du navigateur qui la sert.
  const copies = async () => (await globalThis.caches?.keys().catch(() => []) ?? []).filter((nom) => nom.startsWith(`${racine}.__`));
  const services = async () => (await navigator.serviceWorker?.getRegistrations().catch(() => []) ?? []).filter(
    ({ scope }) => new URL(scope).pathname.startsWith(racine)
  );
  const dire = async (debut) => {
    const nombre = cles().length + (await copies()).length;
    etat.textContent = debut + (nombre ? `${nombre} élément${nombre > 1 ? "s" : ""} gardé${nombre > 1 ? "s" : ""} sur cet appareil.` : "Rien n’est gardé sur cet appareil.");
  };

  const exporter = document.querySelector("button[data-exporter]");
  exporter.hidden = bouton.hidden = false;
  dire("");
  exporter.addEventListener("click", () => {
    const garde = {};
    for (const cle of cles()) {
      const texte = localStorage.getItem(cle);
      try {
        garde[cle] = JSON.parse(texte);
      } catch {
        garde[cle] = texte;
      }
    }
    const lien = document.createElement("a");
    lien.href = URL.createObjectURL(new Blob([JSON.stringify(garde, null, 2)], { type: "application/json" }));
    lien.download = "verrous-progression.json";
    lien.click();
    URL.revokeObjectURL(lien.href);
    dire("C’est enregistré. ");
  });
  bouton.addEventListener("click", async () => {
    for (const cle of cles()) localStorage.removeItem(cle);
    for (const service of await services()) await service.unregister();
    for (const nom of await copies()) await caches.delete(nom);
    dire("C’est effacé. ");
  });
})();
