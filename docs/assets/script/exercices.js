// Les exercices qui se font dans la page : répondre, lire pourquoi, recommencer. Sans script, la page montre les propositions
// en liste et les réponses sous un volet ; tout ce que ce fichier dit d’une réponse, il le prend dans ce volet.
// La progression reste sur l’appareil, sous une seule clé, propre à ce site : voir vie-privee.js.
(() => {
  const site = new URL(document.querySelector(".md-logo").href).pathname.replace(/index\.html$/, "");
  const CLE = `${site}.__exercices`;

  // ---- Progression : « fait » ou « commence », par exercice ----

  let etats = {};
  const relire = () => {
    try {
      etats = JSON.parse(localStorage.getItem(CLE)) || {};
    } catch {
      // la mémoire locale est refusée par le navigateur : la progression dure autant que la page
    }
  };
  const noter = (nom, etat) => {
    relire();
    if (etats[nom] === etat || (etats[nom] === "fait" && etat === "commence")) return;
    if (etat) etats[nom] = etat;
    else delete etats[nom];
    try {
      localStorage.setItem(CLE, JSON.stringify(etats));
    } catch {
      // voir relire()
    }
    montrer();
  };

  const element = (nom, attributs = {}, ...enfants) => {
    const cree = document.createElement(nom);
    for (const [cle, valeur] of Object.entries(attributs)) cree.setAttribute(cle, valeur);
    cree.append(...enfants);
    return cree;
  };
  const coche = () =>
    element("span", { class: "exercice__fait" }, element("span", { "aria-hidden": "true" }, " ✓"), element("span", { class: "exercice__cache" }, " (fait)"));

  /** Les titres, et leur ligne dans la table des matières, disent ce qui est fait. */
  const montrer = () => {
    const faits = new Map();
    for (const jeu of document.querySelectorAll(".jeu")) {
      const nom = jeu.dataset.exercice, fait = etats[nom] === "fait";
      if (jeu.dataset.genre === "questions") {
        faits.set("questions", (faits.get("questions") ?? true) && fait);
        marquer(jeu.querySelector("legend"), fait);
      } else faits.set(`exercice-${nom.split("/").pop()}`, fait);
    }
    for (const [ancre, fait] of faits) {
      marquer(document.getElementById(ancre), fait);
      for (const lien of document.querySelectorAll(`.md-nav--secondary a[href$="#${ancre}"]`)) marquer(lien, fait);
    }
    tenirTable();
  };
  const marquer = (titre, fait) => {
    const marque = titre?.querySelector(".exercice__fait");
    if (fait && titre && !marque) titre.insertBefore(coche(), titre.querySelector(".headerlink"));
    else if (!fait) marque?.remove();
  };

  // ---- Cocher ----

  const cocher = (jeu) => {
    const { exercice: nom, genre } = jeu.dataset, plusieurs = "plusieurs" in jeu.dataset, predire = genre === "prédire";
    const consigne = jeu.querySelector(".jeu__consigne"), liste = jeu.querySelector(".jeu__propositions");
    const reponses = [...document.querySelector(`[data-reponses="${CSS.escape(nom)}"]`).children];
    const pourquoi = (i) => [...reponses[i].querySelector(".jeu__pourquoi").cloneNode(true).childNodes];
    const juste = (i) => reponses[i].dataset.juste === "oui";
    const volets = [];
    for (let suivant = jeu.nextElementSibling; suivant && !suivant.matches("h2, h3, .jeu"); suivant = suivant.nextElementSibling)
      if (suivant.matches("details.variante")) volets.push(suivant);

    const cadre = element("fieldset", { class: "jeu__cadre" }, element("legend", {}, ...consigne.childNodes));
    const choix = [...liste.children].map((proposition, i) => {
      const id = `${nom}/${i}`.replaceAll("/", "-");
      const case_ = element("input", { type: plusieurs ? "checkbox" : "radio", name: nom, id, "aria-describedby": `${id}-dit` });
      const dit = element("div", { class: "jeu__dit", id: `${id}-dit` });
      const texte = element("span", { class: "jeu__texte" }, ...proposition.childNodes);
      const lettre = element("span", { class: "jeu__lettre" }, `${String.fromCharCode(65 + i)}. `);
      cadre.append(element("div", { class: "jeu__choix" }, element("label", { for: id }, case_, lettre, texte), dit));
      return { case_, dit };
    });
    const bilan = element("p", { class: "jeu__bilan", role: "status" });
    const bouton = element("button", { type: "button", class: "md-button jeu__bouton" }, "Vérifier");
    consigne.remove();
    liste.replaceWith(cadre);
    jeu.append(element("div", { class: "jeu__barre" }, bouton), bilan);

    const effacer = () => {
      bilan.replaceChildren();
      for (const { dit } of choix) dit.replaceChildren();
    };
    cadre.addEventListener("change", effacer);

    const dire = (i, bon, mot) => {
      choix[i].dit.replaceChildren(element("strong", { class: bon ? "jeu__oui" : "jeu__non" }, `${bon ? "✓" : "✗"} ${mot}. `), ...pourquoi(i));
      if (!volets[i]) return;
      const ouvrir = element("button", { type: "button", class: "jeu__lien" }, `Voir ce que trouve l’explorateur pour la variante ${String.fromCharCode(65 + i)}`);
      ouvrir.addEventListener("click", () => {
        volets[i].open = true;
        volets[i].scrollIntoView({ block: "start" });
        volets[i].querySelector("summary").focus({ preventScroll: true });
      });
      choix[i].dit.append(" ", ouvrir);
    };

    bouton.addEventListener("click", () => {
      effacer();
      const coches = choix.flatMap(({ case_ }, i) => (case_.checked ? [i] : []));
      if (!coches.length) {
        bilan.textContent = plusieurs ? "Cochez au moins une proposition." : "Choisissez d’abord une proposition.";
        return;
      }
      const bons = choix.filter(({ case_ }, i) => case_.checked === juste(i)).length, tout = bons === choix.length;
      if (predire) {
        choix.forEach(({ case_ }, i) => dire(i, case_.checked === juste(i), `${case_.checked === juste(i) ? "Juste" : "Erreur"} : ${juste(i) ? "possible" : "impossible"}`));
        bilan.textContent = tout ? "✓ Tout est juste." : `${bons} sur ${choix.length}. Chaque proposition dit maintenant pourquoi ; corrigez, puis vérifiez de nouveau.`;
      } else {
        for (const i of coches) dire(i, juste(i), juste(i) ? "Oui" : "Non");
        if (tout) bilan.textContent = plusieurs ? "✓ Tout est juste." : "✓ C’est juste.";
        else if (coches.every(juste)) bilan.textContent = "Ce que vous avez coché est juste, mais il en manque.";
        else bilan.textContent = "Pas encore. Lisez pourquoi, puis essayez de nouveau.";
      }
      noter(nom, tout ? "fait" : "commence");
    });
  };

  // ---- Remettre en ordre : ce que vaut chaque ordre est calculé d’avance ----

  /** Le rang d’un arrangement parmi ceux de même longueur, comparés comme des nombres (voir ordering.py). */
  const rang = (ordre, nombre) => {
    const combien = (n, k) => (k ? n * combien(n - 1, k - 1) : 1);
    const libres = [...Array(nombre).keys()];
    return ordre.reduce((total, numero, place) => {
      const avant = libres.indexOf(numero);
      libres.splice(avant, 1);
      return total + avant * combien(libres.length, ordre.length - place - 1);
    }, 0);
  };

  const ordonner = (jeu) => {
    const { exercice: nom } = jeu.dataset, { garder, phrases, ordres } = JSON.parse(jeu.querySelector("script").textContent);
    const liste = jeu.querySelector(".jeu__lignes"), consigne = jeu.querySelector(".jeu__consigne");
    const lignes = [...liste.children], nombre = lignes.length, partie = garder < nombre;
    const bilan = element("p", { class: "jeu__bilan", role: "status" }), annonce = element("p", { class: "exercice__cache", role: "status" });
    const bouton = element("button", { type: "button", class: "md-button jeu__bouton" }, "Vérifier");
    const limite = partie && element("li", { class: "jeu__limite" }, "Laissées de côté");
    if (partie) liste.append(limite);
    consigne.id = `${nom.replaceAll("/", "-")}-consigne`;
    liste.setAttribute("aria-labelledby", consigne.id);
    const gardees = () => {
      const toutes = [...liste.children];
      return (partie ? toutes.slice(0, toutes.indexOf(limite)) : toutes).map((ligne) => lignes.indexOf(ligne));
    };

    const deplacer = (ligne, pas, touche) => {
      const voisine = pas < 0 ? ligne.previousElementSibling : ligne.nextElementSibling;
      if (!voisine) {
        annonce.textContent = pas < 0 ? "C’est déjà la première." : "C’est déjà la dernière.";
        return;
      }
      if (pas < 0) voisine.before(ligne);
      else voisine.after(ligne);
      touche.focus();
      bilan.replaceChildren();
      const ordre = gardees(), place = ordre.indexOf(lignes.indexOf(ligne));
      annonce.textContent = place < 0 ? "Ligne laissée de côté." : `Ligne ${place + 1} sur ${ordre.length}.`;
      bouts();
    };
    const bouts = () => {
      for (const ligne of lignes) {
        const [monter, descendre] = ligne.querySelectorAll("button");
        monter.setAttribute("aria-disabled", String(!ligne.previousElementSibling));
        descendre.setAttribute("aria-disabled", String(!ligne.nextElementSibling));
      }
    };
    for (const ligne of lignes) {
      const code = ligne.querySelector("code").textContent.trim(), touches = element("span", { class: "jeu__touches" });
      for (const [signe, mot, pas] of [["↑", "Monter", -1], ["↓", "Descendre", 1]]) {
        const touche = element("button", { type: "button", class: "jeu__touche", "aria-label": `${mot} : ${code}`, title: mot }, signe);
        touche.addEventListener("click", () => deplacer(ligne, pas, touche));
        touches.append(touche);
      }
      ligne.append(touches);
    }
    bouts();
    jeu.append(element("div", { class: "jeu__barre" }, bouton), bilan, annonce);

    bouton.addEventListener("click", () => {
      const ordre = gardees();
      if (ordre.length !== garder) {
        const trop = ordre.length - garder, combien = Math.abs(trop);
        bilan.textContent = `${combien} ligne${combien > 1 ? "s" : ""} ${trop > 0 ? "de trop : descendez sous le trait ce qui ne sert pas." : "de moins qu’il n’en faut : remontez-en au-dessus du trait."}`;
        return;
      }
      const dit = phrases[ordres[rang(ordre, nombre)]];
      if (dit) bilan.replaceChildren(element("strong", { class: "jeu__non" }, "✗ Pas encore. "), dit);
      else bilan.replaceChildren(element("strong", { class: "jeu__oui" }, "✓ C’est juste."), " Aucun entrelacement ne met cet ordre en défaut.");
      noter(nom, dit ? "commence" : "fait");
    });
  };

  // ---- Jouer le mauvais ordre : l’explorateur sait quand son but est atteint, et récrit alors ce qu’il montre ----

  const trouver = (jeu) => {
    const joueur = jeu.previousElementSibling?.querySelector("entrelacs-joueur");
    if (!joueur) return;
    const regarder = () => joueur.progress?.goal && noter(jeu.dataset.exercice, "fait");
    new MutationObserver(regarder).observe(joueur, { childList: true, subtree: true });
    regarder();
  };

  // ---- Ce qui se corrige en ligne de commande : le lecteur dit lui-même que c’est fait ----

  const declarer = (jeu) => {
    const { exercice: nom } = jeu.dataset, case_ = element("input", { type: "checkbox" });
    case_.checked = etats[nom] === "fait";
    case_.addEventListener("change", () => noter(nom, case_.checked ? "fait" : ""));
    jeu.append(element("label", { class: "jeu__declare" }, case_, " C’est fait"));
  };

  // ---- La table de tous les exercices ----

  let tenirTable = () => {};
  const table = (boite) => {
    const lignes = [...boite.querySelectorAll("tbody tr")];
    const choisir = (titre, tous, valeurs) => {
      const liste = element("select", {}, element("option", { value: "" }, tous), ...valeurs.map(([cle, mot]) => element("option", { value: cle }, mot)));
      liste.addEventListener("change", () => tenirTable());
      return [liste, element("label", {}, `${titre} `, liste)];
    };
    const genres = [...new Map(lignes.map((ligne) => [ligne.dataset.genre, ligne.querySelector(".exercices__genre").textContent])).entries()];
    const [parcours, nomParcours] = choisir("Parcours", "tous les parcours", Object.entries(JSON.parse(boite.dataset.parcours)));
    const [genre, nomGenre] = choisir("Genre", "tous les genres", genres);
    const bilan = element("p", { class: "exercices__bilan", role: "status" });
    boite.prepend(element("div", { class: "exercices__filtres" }, nomParcours, nomGenre), bilan);

    tenirTable = () => {
      let vus = 0, faits = 0;
      const restent = []; // à faire, dans l'ordre du site
      for (const ligne of lignes) {
        const noms = ligne.dataset.exercices.split(" "), finis = noms.filter((nom) => etats[nom] === "fait").length;
        const fait = finis === noms.length, touche = noms.some((nom) => etats[nom]);
        ligne.querySelector(".exercices__etat").textContent = fait ? "✓ fait" : noms.length > 1 && finis ? `${finis} sur ${noms.length}` : touche ? "commencé" : "";
        ligne.hidden = !((!parcours.value || ligne.dataset.parcours.split(" ").includes(parcours.value)) && (!genre.value || ligne.dataset.genre === genre.value));
        if (ligne.hidden) continue;
        vus += 1;
        faits += fait;
        if (!fait) restent.push(ligne);
      }
      // Le premier dont les pages à lire avant n'ont plus d'exercice à faire ; à défaut, le premier.
      const pret = (ligne) => (ligne.dataset.avant ?? "").split(" ").every((page) => !restent.some((autre) => autre.dataset.page === page));
      const prochain = (restent.find(pret) ?? restent[0])?.querySelector("a");
      bilan.textContent = vus ? `${vus} exercice${vus > 1 ? "s" : ""}, ${faits} fait${faits > 1 ? "s" : ""}. ` : "Aucun exercice de ce genre dans ce parcours.";
      if (vus && !prochain) bilan.append("Vous les avez tous faits.");
      if (prochain) bilan.append("Le prochain : ", prochain.cloneNode(true), ".");
    };
  };

  // Le thème ouvre tous les volets avant d'imprimer : ceux qui étaient fermés gardent leur réponse (impression.css).
  addEventListener("beforeprint", () => {
    for (const volet of document.querySelectorAll("details:not([open])")) volet.dataset.ferme = "";
  }, { capture: true });
  addEventListener("afterprint", () => {
    for (const volet of document.querySelectorAll("details[data-ferme]")) delete volet.dataset.ferme;
  });

  relire();
  for (const boite of document.querySelectorAll(".exercices")) table(boite);
  for (const jeu of document.querySelectorAll(".jeu")) {
    if (jeu.querySelector(".jeu__propositions")) cocher(jeu);
    else if (jeu.querySelector(".jeu__lignes")) ordonner(jeu);
    else if (jeu.dataset.genre === "trouver") trouver(jeu);
    else if (jeu.querySelector(".jeu__commande")) declarer(jeu);
  }
  montrer();
  addEventListener("exercice-corrige", ({ detail }) => noter(detail.nom, detail.juste ? "fait" : "commence")); // dans l’atelier
  // Revenu en arrière, le navigateur rend la page telle qu’elle était : d’autres exercices ont pu être faits depuis.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    relire();
    montrer();
  });
})();
