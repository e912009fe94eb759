// Ce qui est plié n’est fait d’éléments que lorsqu’on l’ouvre : avant, il est du texte dans un <noscript> (src/cours/light.py).
(() => {
  let rang = 0;
  // Comme le thème le fait, quand la page s’ouvre, aux programmes (il écoute tous les boutons de cette sorte) et aux tableaux qui y sont.
  const copiable = (pre) => {
    pre.id ||= `__pli_${rang++}`;
    const barre = document.createElement("span"), bouton = document.createElement("button");
    barre.className = "md-code__nav";
    Object.assign(bouton, { className: "md-code__button", title: "Copier dans le presse-papier" });
    bouton.dataset.clipboardTarget = `#${pre.id} > code`;
    bouton.dataset.mdType = "copy";
    barre.append(bouton);
    pre.prepend(barre);
  };
  const defilant = (tableau) => {
    const [boite, dedans] = ["scrollwrap", "table"].map((nom) => Object.assign(document.createElement("div"), { className: `md-typeset__${nom}` }));
    tableau.replaceWith(boite);
    boite.append(dedans);
    dedans.append(tableau);
  };
  const deplier = (pli) => {
    const modele = document.createElement("template"), volet = pli.parentElement;
    modele.innerHTML = pli.textContent;
    for (const pre of modele.content.querySelectorAll(".highlight > pre")) copiable(pre);
    modele.content.querySelectorAll("table:not([class])").forEach(defilant);
    pli.replaceWith(modele.content);
    dispatchEvent(new CustomEvent("deplie", { detail: volet })); // accessibilite.js, exemples.js et glossaire.js y font ce qu’ils font à la page
  };
  const plis = () => [...document.querySelectorAll("details > noscript")];
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
    Object.assign(bouton, { type: "button", className: "md-button", textContent: "Tout déplier" });
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
