// Ce que le thème ajoute aux pages une fois ouvertes, rendu utilisable au clavier et clair pour un lecteur d’écran.
(() => {
  // Un tableau ou une rangée d’onglets plus large que l’écran défile dans sa boîte : au clavier aussi.
  const revoir = () => {
    for (const boite of document.querySelectorAll(".md-typeset__scrollwrap, .tabbed-labels, .preuve__boite")) {
      if (boite.scrollWidth > boite.clientWidth) boite.tabIndex = 0;
      else boite.removeAttribute("tabindex");
    }
  };
  addEventListener("load", revoir);
  addEventListener("resize", revoir);
  addEventListener("change", revoir); // un onglet choisi montre un autre tableau
  addEventListener("toggle", revoir, true); // une solution dépliée aussi

  // « Retour en haut » flotte sous l’en-tête : il s’efface quand un explorateur passe là, pour n’en couvrir ni le but ni un bouton.
  const dessous = new Set();
  const passage = new IntersectionObserver(
    (vus) => {
      for (const { target, isIntersecting } of vus) dessous[isIntersecting ? "add" : "delete"](target);
      document.querySelector(".md-top")?.classList.toggle("efface", dessous.size > 0);
    },
    { rootMargin: "0px 0px -70% 0px" }
  );
  for (const explorateur of document.querySelectorAll("entrelacs-joueur")) passage.observe(explorateur);

  // Le bouton « copier » de chaque bloc est mis dans un <nav> : autant de repères de navigation sans nom. Ce n’en sont pas.
  const deranger = () => {
    for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  };
  new MutationObserver(deranger).observe(document.querySelector("article"), { childList: true, subtree: true });
  deranger();
})();
