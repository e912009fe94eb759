// Une touche seule ne fait rien à la page : dictée, ou pressée par mégarde, une lettre ne doit ni la quitter ni ouvrir la recherche
// (WCAG 2.1.4). Le thème en a sept, « f », « s », « / », « p », « n », « , » et « . », que rien dans ses réglages n’éteint ; il les écoute
// sur la fenêtre. Chargé avant lui, ce script les y arrête, une fois que ce qui a le foyer (un champ, un explorateur) les a reçues. Ctrl+K
// (⌘K) mène à la recherche.
(() => {
  const boite = "[data-md-component=search]";
  const ecrit = (element) => element.isContentEditable || element.matches("input, select, textarea");
  addEventListener("keydown", (evenement) => {
    const { key, ctrlKey, metaKey } = evenement, cible = evenement.target;
    if (!(cible instanceof Element)) return;
    if (ctrlKey || metaKey) {
      if (key !== "k" || evenement.altKey || (ecrit(cible) && !cible.closest(boite))) return;
      const champ = document.querySelector(`${boite} input`), bouton = document.querySelector(`${boite} button`);
      if (!champ && !bouton) return;
      evenement.preventDefault();
      if (champ) {
        champ.focus();
        champ.select();
      } else bouton.click(); // Zensical
    } else if (key.length === 1 && !ecrit(cible) && !cible.closest(boite)) evenement.stopImmediatePropagation();
  });
})();
