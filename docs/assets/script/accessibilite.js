// Ce que le thème ajoute aux pages une fois ouvertes, rendu utilisable au clavier et clair pour un lecteur d’écran.
(() => {
  // Ce qu’une page ouverte d’un disque ne peut pas faire, elle le dit (atelier.css).
  if (location.protocol === "file:") document.documentElement.classList.add("disque");

  // Un tableau, un programme ou une rangée d’onglets plus large que l’écran défile dans sa boîte : au clavier aussi. Le navigateur dit la taille de
  // celles qu’il dessine, sans qu’il faille les mesurer toutes.
  const taille = new ResizeObserver((vues) => {
    for (const { target: boite } of vues) {
      if (boite.scrollWidth > boite.clientWidth) boite.tabIndex = 0;
      else boite.removeAttribute("tabindex");
    }
  });
  const suivre = () => {
    for (const boite of document.querySelectorAll(".md-typeset__scrollwrap, .tabbed-labels, .preuve__boite, .highlight > pre > code")) taille.observe(boite);
  };
  addEventListener("load", suivre);
  addEventListener("deplie", suivre); // un pli ouvert (plis.js)

  // Ce qu’une voix annonce, d’où que cela vienne : « dispatchEvent(new CustomEvent("annonce", { detail: texte })) ». De deux messages trop proches,
  // elle perdrait le second : n’est dit que celui qui reste. Il s’efface ensuite : qui parcourt la page le lirait deux fois.
  let annonce, attente;
  addEventListener("annonce", ({ detail }) => {
    if (!annonce) {
      annonce = document.createElement("p");
      annonce.className = "annonce";
      annonce.setAttribute("role", "status");
      document.body.append(annonce);
    }
    clearTimeout(attente);
    attente = setTimeout(() => {
      annonce.textContent = detail;
      attente = setTimeout(() => annonce.replaceChildren(), 5000);
    }, 600);
  });

  // Le thème clair et le sombre sont deux boutons radio cachés sous leur étiquette, une seule visible à la fois, que la barre d’espace ne changeait
  // pas : l’étiquette devient un bouton. Le thème, qui écoute Entrée autour d’eux, n’a plus à le faire.
  const choix = [...document.querySelectorAll(".md-option")];
  const boutons = choix.map((un) => {
    const etiquette = un.nextElementSibling, bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = etiquette.className;
    bouton.title = etiquette.title;
    bouton.hidden = etiquette.hidden;
    bouton.append(...etiquette.childNodes);
    un.hidden = true;
    etiquette.replaceWith(bouton);
    return bouton;
  });
  boutons.forEach((bouton, rang) => {
    const suivant = (rang + 1) % boutons.length;
    bouton.addEventListener("keydown", (evenement) => { if (evenement.key === "Enter") evenement.stopPropagation(); });
    bouton.addEventListener("click", () => {
      choix[suivant].click();
      boutons[suivant].focus();
      dispatchEvent(new CustomEvent("annonce", { detail: bouton.title.replace("Passer au t", "T") })); // Orca ne dit pas que le foyer a changé
    });
  });

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

  // Sur un écran étroit, ou agrandi, le menu est un volet que le thème n’ouvre qu’au doigt, par une étiquette : un bouton la remplace. Dans le
  // volet, des cases cachées mènent aux parties (identite.css). Ouvert, le foyer y entre ; Échap remonte d’une partie, puis ferme.
  const volet = document.getElementById("__drawer"), parties = [...document.querySelectorAll(".md-sidebar--primary .md-nav__toggle")];
  const etiquette = document.querySelector(".md-header__button[for=__drawer]"), ouvrir = document.createElement("button");
  ouvrir.type = "button";
  ouvrir.className = `${etiquette.className} menu`;
  ouvrir.setAttribute("aria-label", "Menu");
  ouvrir.setAttribute("aria-expanded", "false");
  ouvrir.append(...etiquette.childNodes);
  ouvrir.addEventListener("click", () => volet.click());
  etiquette.replaceWith(ouvrir);
  for (const partie of parties) partie.setAttribute("aria-label", partie.nextElementSibling?.textContent.trim() ?? "");
  volet.addEventListener("change", () => {
    ouvrir.setAttribute("aria-expanded", String(volet.checked));
    if (!volet.checked || document.activeElement !== ouvrir) return;
    (parties.findLast((partie) => partie.checked) ?? document.querySelector(".md-sidebar--primary .md-logo")).focus();
  });
  addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target.matches?.(".md-toggle")) target.click();
    if (key !== "Escape" || !volet.checked) return;
    const ouverte = parties.findLast((partie) => partie.checked && partie.nextElementSibling?.parentElement.contains(document.activeElement));
    (ouverte ?? volet).click();
    (ouverte ?? ouvrir).focus();
  });

  // Dessins qui ne disent rien de plus que leur bouton, messages sans annonce, attributs que HTML n’a pas : le thème les écrit ainsi.
  for (const dessin of document.querySelectorAll("svg:not([role], [aria-hidden])")) dessin.setAttribute("aria-hidden", "true");
  document.querySelector(".md-dialog__inner")?.setAttribute("role", "status");
  // Le voile derrière un volet, une étiquette vide : une voix la dirait « cliquable », et une étiquette liée à sa case ne se cache pas.
  for (const voile of document.querySelectorAll("label:is(.md-overlay, .md-search__overlay)")) {
    const bascule = voile.control;
    voile.removeAttribute("for");
    voile.setAttribute("aria-hidden", "true");
    voile.addEventListener("click", () => bascule.click());
  }
  for (const nom of document.querySelectorAll('label[tabindex=""]')) nom.removeAttribute("tabindex");
  for (const onglets of document.querySelectorAll(".tabbed-set")) {
    onglets.setAttribute("role", "group");
    onglets.setAttribute("aria-label", [...onglets.querySelectorAll(":scope > .tabbed-labels > label")].map((un) => un.textContent.trim()).join(" ou "));
  }
  // Il a servi : Firefox le lit à l’ouverture, pour ne pas rouvrir le menu de la fois d’avant.
  for (const bascule of document.querySelectorAll("[type=checkbox][autocomplete], [type=radio][autocomplete]")) bascule.removeAttribute("autocomplete");

  // Le bouton « copier » de chaque bloc est mis dans un <nav>, qu’un <pre> ne peut contenir : autant de repères de navigation sans nom. Le nom d’un
  // onglet est mis dans un lien, que l’on prendrait pour un autre arrêt.
  const deranger = () => {
    for (const lien of document.querySelectorAll(".tabbed-labels a")) lien.replaceWith(...lien.childNodes);
    for (const nav of document.querySelectorAll("nav.md-code__nav")) {
      const rang = document.createElement("span");
      rang.className = nav.className;
      rang.append(...nav.childNodes);
      nav.replaceWith(rang);
    }
  };
  new MutationObserver(deranger).observe(document.querySelector("article"), { childList: true, subtree: true });
  deranger();
})();
