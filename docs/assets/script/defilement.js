// Un tableau plus large que l’écran défile dans sa boîte (le thème l’y met) : qu’on puisse aussi le faire défiler au clavier.
(() => {
  const revoir = () => {
    for (const boite of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (boite.scrollWidth > boite.clientWidth) boite.tabIndex = 0;
      else boite.removeAttribute("tabindex");
    }
  };
  addEventListener("load", revoir);
  addEventListener("resize", revoir);
  addEventListener("change", revoir); // un onglet choisi montre un autre tableau
  addEventListener("toggle", revoir, true); // une solution dépliée aussi
})();
