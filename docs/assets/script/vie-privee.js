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
  const dire = (debut) => {
    const nombre = cles().length;
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
  bouton.addEventListener("click", () => {
    for (const cle of cles()) localStorage.removeItem(cle);
    dire("C’est effacé. ");
  });
})();
