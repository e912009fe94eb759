// Le détail d’une preuve n’est fait d’éléments que lorsqu’on l’ouvre : avant, il est du texte dans un <noscript> (src/cours/light.py).
(() => {
  const deplier = (pli) => {
    const modele = document.createElement("template");
    modele.innerHTML = pli.textContent;
    pli.replaceWith(modele.content);
    dispatchEvent(new Event("resize")); // un tableau large y défile : accessibilite.js le regarde
  };
  const plis = () => [...document.querySelectorAll("details.preuve__details > noscript")];
  // Avant que le volet ne se montre : qui le suit du clavier ou d’une voix y trouve tout.
  addEventListener("toggle", ({ target }) => {
    const pli = target.querySelector?.(":scope > noscript");
    if (pli) deplier(pli);
  }, true);
  addEventListener("beforeprint", () => plis().forEach(deplier));
  // Une adresse peut mener dedans.
  const viser = () => {
    const nom = decodeURIComponent(location.hash.slice(1));
    if (!nom || document.getElementById(nom)) return;
    const pli = plis().find((un) => un.textContent.includes(`id="${nom}"`));
    if (!pli) return;
    pli.parentElement.open = true;
    deplier(pli);
    document.getElementById(nom)?.scrollIntoView();
  };
  addEventListener("hashchange", viser);
  viser();
})();
