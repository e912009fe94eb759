// Le bouton de la page « Vie privée » : effacer ce que ce site, et lui seul, garde dans le navigateur.
// Plusieurs sites peuvent partager une même adresse (une forge publie tous ses projets sous un seul nom) : on n’efface que
// les clés du thème, préfixées par le chemin du site, et celles des explorateurs du cours.
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

  bouton.hidden = false;
  dire("");
  bouton.addEventListener("click", () => {
    for (const cle of cles()) localStorage.removeItem(cle);
    dire("C’est effacé. ");
  });
})();
