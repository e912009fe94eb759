// La bulle des mots du glossaire. Sans script, ces mots restent des liens dont le navigateur montre l’attribut title.
// Souris et clavier : la bulle s’ouvre au survol ou au foyer, le lien mène à l’entrée ; Échap la ferme.
// Doigt : le premier toucher ouvre la bulle, le second suit le lien.
(() => {
  const bulle = document.createElement("div");
  bulle.className = "bulle md-typeset";
  bulle.setAttribute("role", "tooltip");
  bulle.hidden = true;
  document.body.append(bulle);

  let ouvert = null; // le mot dont la bulle est ouverte
  let attente = 0;

  const fermer = () => {
    clearTimeout(attente);
    ouvert = null;
    bulle.hidden = true;
  };

  const ouvrir = (mot, auDoigt) => {
    if (ouvert !== mot) fermer();
    clearTimeout(attente);
    ouvert = mot;
    bulle.textContent = mot.dataset.definition;
    if (auDoigt) {
      const suite = document.createElement("p");
      suite.className = "bulle-suite";
      suite.textContent = "Touchez encore le mot pour ouvrir le glossaire.";
      bulle.append(suite);
    }
    bulle.hidden = false;
    // Sous le mot (au-dessus s’il manque de place), sans sortir de la fenêtre.
    const ligne = mot.getClientRects()[0];
    const { width, height } = bulle.getBoundingClientRect();
    const dessous = ligne.bottom + height + 8 < innerHeight;
    bulle.style.top = `${scrollY + (dessous ? ligne.bottom + 6 : ligne.top - height - 6)}px`;
    bulle.style.left = `${scrollX + Math.max(8, Math.min(ligne.left, document.documentElement.clientWidth - width - 8))}px`;
  };

  const fermerBientot = () => {
    clearTimeout(attente);
    attente = setTimeout(fermer, 200);
  };

  const suivre = (mot) => {
    mot.dataset.definition = mot.title;
    mot.removeAttribute("title"); // sinon le navigateur montrerait une seconde bulle
    mot.setAttribute("aria-description", mot.dataset.definition); // une fois pour toutes : ajoutée au foyer, elle serait dite deux fois
    let doigt = false;
    mot.addEventListener("pointerenter", (evenement) => {
      if (evenement.pointerType === "mouse") {
        clearTimeout(attente);
        attente = setTimeout(() => ouvrir(mot, false), 120);
      }
    });
    mot.addEventListener("pointerleave", (evenement) => {
      if (evenement.pointerType === "mouse") fermerBientot();
    });
    mot.addEventListener("pointerdown", (evenement) => {
      doigt = evenement.pointerType !== "mouse";
    });
    mot.addEventListener("focus", () => {
      if (!doigt) ouvrir(mot, false);
    });
    mot.addEventListener("blur", fermer);
    mot.addEventListener("click", (evenement) => {
      if (doigt && ouvert !== mot) {
        evenement.preventDefault();
        ouvrir(mot, true);
      }
      doigt = false;
    });
  };
  const preparer = (racine) => racine.querySelectorAll("a.terme[title]").forEach(suivre);
  preparer(document);
  addEventListener("deplie", ({ detail }) => preparer(detail));

  // La bulle se laisse survoler, pour qu’on puisse la lire agrandie.
  bulle.addEventListener("pointerenter", () => clearTimeout(attente));
  bulle.addEventListener("pointerleave", fermerBientot);
  addEventListener("keydown", (evenement) => {
    if (evenement.key === "Escape") fermer();
  });
  addEventListener("pointerdown", (evenement) => {
    if (ouvert && !evenement.target.closest?.("a.terme, .bulle")) fermer();
  });
})();
