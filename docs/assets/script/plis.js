// Le détail d’une preuve n’est fait d’éléments que lorsqu’on l’ouvre : avant, il est du texte dans un <noscript> (src/cours/light.py).
(() => {
  const deplier = (pli) => {
    const modele = document.createElement("template");
    modele.innerHTML = pli.textContent;
    pli.replaceWith(modele.content);
    dispatchEvent(new Event("deplie")); // un tableau large y défile : accessibilite.js le regarde
  };
  const plis = () => [...document.querySelectorAll("details.preuve__details > noscript")];
  // Avant que le volet ne se montre : qui le suit du clavier ou d’une voix y trouve tout.
  addEventListener("toggle", ({ target }) => {
    const pli = target.querySelector?.(":scope > noscript");
    if (pli) deplier(pli);
  }, true);
  const toutDeplier = () => plis().forEach(deplier);
  addEventListener("beforeprint", toutDeplier);
  // Qui cherche un mot dans la page le cherche aussi dans les plis : le navigateur ouvre celui où il le trouve.
  addEventListener("keydown", ({ key, ctrlKey, metaKey }) => { if (key === "F3" || ((ctrlKey || metaKey) && key === "f")) toutDeplier(); });
  // Le registre, page par page, ou tout entier.
  const registre = document.querySelector(".registre > p");
  if (registre) {
    const bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "md-button";
    bouton.textContent = "Tout déplier";
    bouton.addEventListener("click", () => {
      for (const volet of registre.parentElement.querySelectorAll("details")) volet.open = true;
    });
    registre.append(" ", bouton);
  }
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
