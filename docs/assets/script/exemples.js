// Les exemples : copier la commande qui exécute l’un d’eux chez soi (sans script, le bouton reste caché), dire alors ce qu’il lui faut,
// une seule fois par bouton et seulement à qui s’en sert (un lien de plus par exemple encombrerait la page), et dire au style le
// retrait de chaque ligne de Python, pour qu’une ligne repliée sur un écran étroit garde sa place dans le programme. Les lignes qui
// partagent un élément sont trop courtes pour être repliées (src/cours/light.py) : il commence au bord.
(() => {
  const aligner = (racine) => {
    for (const ligne of racine.querySelectorAll(".language-python.highlight code > span:is(:not([class]), .hll)")) {
      ligne.style.setProperty("--retrait", /\n\s*\S/.test(ligne.textContent) ? -4 : ligne.textContent.search(/\S|$/));
    }
  };

  // Une page ouverte depuis le disque n’a pas de presse-papiers : on passe alors par une sélection.
  const copier = async (texte) => {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(texte);
        return true;
      } catch {
        // refusé par le navigateur : seconde manière
      }
    }
    const champ = document.createElement("textarea");
    champ.value = texte;
    champ.style.position = "fixed";
    document.body.append(champ);
    champ.select();
    const fait = document.execCommand("copy");
    champ.remove();
    return fait;
  };

  const aider = (element) => {
    const aide = document.querySelector("link[rel=help]");
    if (!aide || element.nextElementSibling?.matches(".exemple-aide")) return;
    const lien = document.createElement("a");
    lien.className = "exemple-aide";
    lien.href = aide.href;
    lien.textContent = "Ce qu’il faut pour l’exécuter";
    element.after(" ", lien);
  };
  document.addEventListener("commande-copiee", (evenement) => aider(evenement.target)); // un lecteur d’ordonnancements

  const equiper = (bouton) => {
    const libelle = bouton.textContent;
    bouton.hidden = false;
    bouton.addEventListener("click", async () => {
      const fait = await copier(bouton.dataset.commande);
      aider(bouton);
      bouton.focus();
      bouton.textContent = fait ? "Copié" : "Copie refusée";
      dispatchEvent(new CustomEvent("annonce", { detail: fait ? `Commande copiée : ${bouton.dataset.commande}` : "Le navigateur refuse la copie." }));
      setTimeout(() => { bouton.textContent = libelle; }, 2000);
    });
  };

  const preparer = (racine) => {
    aligner(racine);
    racine.querySelectorAll("button.exemple-commande[data-commande]").forEach(equiper);
  };
  preparer(document);
  addEventListener("deplie", ({ detail }) => preparer(detail));
})();
