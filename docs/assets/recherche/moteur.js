// Ce qui cherche, et dans quel ordre le trouvé se montre. Un fil de calcul le charge quand le lecteur va à la boîte de recherche ; ouverte d’un
// disque, où les navigateurs refusent les fils de calcul, la page le charge elle-même. L’index vient de search/cours.js (cours.search_index).
//
// - Tous les mots sont exigés de la page, sauf les mots-outils ; s’il ne reste rien, les pages qui en ont le plus.
// - Un mot typé en vaut d’autres, à moindre prix : son pluriel et ses formes voisines, les mots qu’il commence (le dernier seulement) et, s’il
//   n’est nulle part, ceux qui n’en diffèrent que d’une faute de frappe. Ni accents, ni majuscules, ni élisions ne comptent.
// - Un nom du glossaire, français ou anglais, vaut tous les noms de son entrée, et mène d’abord à la page qui l’explique.
// - Le titre compte plus que les sous-titres, qui comptent plus que le texte, qui compte plus que le code.
(() => {
  const PRET = 1, QUESTION = 2, REPONSE = 3; // les messages du thème
  const TITRE = 0, NOM = 1, TETE = 2, TEXTE = 3, CODE = 4;
  const PAS = 6;
  const PRIX = [6, 6, 4, 1.5, 0.6];
  const ACCENT = "\x60"; // dans l’index, un code au milieu d’une phrase est entre deux accents graves
  const NEGLIGEABLE = 0.04; // une page qui vaut moins que cette part de la meilleure ne se montre pas
  const EN_DETAIL = 8, PAR_PAGE = 5; // les premières pages montrent ou déplient plusieurs de leurs titres ; les autres, un
  const VIDES = [
    /^(?:a|ai|au|aux|avec|avoir|c|ce|ces|cette|ca|comment|d|dans|de|des|deux|du|elle|en|entre|est|et|etre|eu|faire|fait|faut|il|ils|j)$/,
    /^(?:je|l|la|le|les|leur|lui|m|ma|mais|me|meme|mes|moi|mon|n|ne|nos|notre|nous|on|ou|par|pas|peut|plus|pour|pourquoi|puis|qu)$/,
    /^(?:quand|que|quel|quelle|quels|quelles|qui|quoi|s|sa|sans|se|ses|si|son|sont|sur|t|ta|te|tes|toi|ton|tous|tout|toute|tres|tu|un)$/,
    /^(?:une|vos|votre|vous|y|difference|entre|eviter|sert|servir|utiliser|the|an|and|of|in|to|how|what|why|is|do|does|i|python)$/,
  ];

  const gardes = (calcul) => {
    const connus = new Map();
    return (texte) => {
      let connu = connus.get(texte);
      if (connu === undefined) connus.set(texte, connu = calcul(texte));
      return connu;
    };
  };
  const vide = gardes((mot) => VIDES.some((motif) => motif.test(mot)));
  const plier = (texte) => texte.toLowerCase().normalize("NFD").replace(/\p{M}+/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");

  // Sans pluriel ni désinence courante, jamais moins de quatre lettres : « file » n’est pas « fil ».
  const racine = gardes((mot) => {
    if (mot.length > 3) mot = mot.replace(/([^e])aux$/, "$1al").replace(/([aeo]u)x$/, "$1").replace(/([^s])s$/, "$1");
    return mot.replace(/^(.{4,}?)(?:ation|ement|ing|ant|ent|er|ez|e+)$/, "$1");
  });

  // Les mots d’un texte : {mot plié, où il est, et ses morceaux (« BoundedSemaphore », « notify_all »)}.
  const lire = gardes((brut) => {
    const mot = plier(brut);
    const morceaux = brut.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1_").split("_").map(plier).filter((un) => un.length > 2 && un !== mot);
    return { mot, morceaux, tous: [mot, ...morceaux] };
  });
  const mots = (texte) => {
    const trouves = [];
    const motif = /[\wÀ-ɏ]+/g;
    for (let vu = motif.exec(texte); vu; vu = motif.exec(texte)) {
      const { mot, morceaux, tous } = lire(vu[0]);
      trouves.push({ mot, morceaux, tous, debut: vu.index, fin: motif.lastIndex });
    }
    return trouves;
  };
  const utiles = (jetons) => {
    const pleins = jetons.filter((un) => !vide(un.mot));
    return pleins.length ? pleins : jetons;
  };
  const suite = (jetons) => ` ${jetons.map((un) => racine(un.mot)).join(" ")} `;

  // Une lettre de trop, de moins, pour une autre, ou deux échangées.
  const uneFaute = (a, b) => {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    if (a.length > b.length) return a.slice(i + 1) === b.slice(i);
    if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
    return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
  };

  const proteger = (texte) => texte.replace(/[&<>"]/g, (signe) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[signe]);

  const ouvrir = ({ pages, termes }, relatif = (adresse) => adresse) => {
    const parties = []; // ce qu’une réponse montre : une page, un de ses titres, une entrée du glossaire
    const lieux = new Map(); // mot → [partie, cinq comptes (un par champ), partie, cinq comptes…]
    const graphies = new Map(); // mot → comme il s’écrit
    const noter = (texte, numero, champ, fois = 1) => {
      for (const { mot, tous, debut, fin } of mots(texte)) {
        if (champ !== CODE && !graphies.has(mot)) graphies.set(mot, texte.slice(debut, fin).toLowerCase());
        for (const un of tous) {
          let ou = lieux.get(un);
          if (!ou) lieux.set(un, ou = []);
          if (ou[ou.length - PAS] !== numero) ou.push(numero, 0, 0, 0, 0, 0); // une partie est lue d’une traite
          ou[ou.length - PAS + 1 + champ] += fois;
        }
      }
    };
    const ajouter = (page, partie) => {
      const numero = parties.push(partie) - 1;
      partie.page = page;
      page.numeros.push(numero);
      for (const nom of [page.titre, ...page.noms]) noter(nom, numero, nom === page.titre ? TITRE : NOM, partie.titre ? 0.2 : 1);
      noter(partie.titre, numero, TETE);
      noter(partie.texte, numero, TEXTE);
      noter(partie.code, numero, CODE);
      for (const nom of partie.noms ?? []) noter(nom, numero, NOM);
      partie.longueur = partie.texte.length;
    };
    const parAdresse = new Map();
    for (const page of pages) {
      page.numeros = [];
      parAdresse.set(page.adresse, page);
      for (const [ancre, titre, texte, code] of page.parties) {
        const adresse = page.adresse + (ancre && `#${ancre}`);
        ajouter(page, { adresse, titre, texte: ancre ? texte : `${page.resume}\n${texte}`, code, poids: /^exercice-|^questions$/.test(ancre) ? 0.7 : 1 });
      }
      page.suites = [page.titre, ...page.noms].map((nom) => suite(utiles(mots(nom))));
    }
    const notions = []; // les noms d’une même entrée, chacun en racines
    for (const { adresse, titre, noms, page, texte } of termes) {
      ajouter(parAdresse.get(adresse.split("#")[0]), { adresse, titre, texte, code: "", noms, poids: 1 });
      const listes = [titre, ...noms].map((nom) => utiles(mots(nom)).map((un) => un.mot));
      notions.push({ numero: parties.length - 1, page: parAdresse.get(page), noms: listes, racines: listes.map((liste) => liste.map(racine)) });
    }
    const familles = new Map(); // racine → ses mots
    for (const mot of lieux.keys()) {
      const famille = familles.get(racine(mot));
      if (famille) famille.push(mot);
      else familles.set(racine(mot), [mot]);
    }
    const vocabulaire = [...lieux.keys()].sort();

    // Les mots que vaut un mot tapé, chacun avec ce qu’il vaut.
    const elargir = ({ mot, morceaux }, enCours) => {
      const trouves = new Map();
      const mettre = (un, valeur) => trouves.set(un, Math.max(valeur, trouves.get(un) ?? 0));
      if (lieux.has(mot)) mettre(mot, 1);
      for (const un of familles.get(racine(mot)) ?? []) mettre(un, 0.8);
      const entier = trouves.size > 0;
      if (mot.length > 1 && (enCours || (!entier && mot.length > 3))) {
        for (const un of vocabulaire) if (un.startsWith(mot)) mettre(un, entier ? 0.2 : 0.5);
      }
      if (!trouves.size && mot.length > 4) {
        for (const un of vocabulaire) if (uneFaute(mot, un) || (un.length > 3 && uneFaute(racine(mot), racine(un)))) mettre(un, 0.6);
      }
      if (!trouves.size) for (const un of morceaux) for (const [autre, valeur] of elargir({ mot: un, morceaux: [] }, false)) mettre(autre, valeur / 2);
      return trouves;
    };

    // partie → ce qu’y valent ces mots
    const valeurs = (elargis) => {
      const comptes = new Map();
      for (const [mot, valeur] of elargis) {
        const ou = lieux.get(mot) ?? [];
        for (let i = 0; i < ou.length; i += PAS) {
          let total = comptes.get(ou[i]);
          if (!total) comptes.set(ou[i], total = [0, 0, 0, 0, 0]);
          for (let champ = 0; champ < 5; champ++) total[champ] += ou[i + 1 + champ] * valeur;
        }
      }
      const rarete = Math.max(0.3, Math.log(1 + (parties.length - comptes.size + 0.5) / (comptes.size + 0.5)));
      for (const [numero, total] of comptes) {
        const ample = 1 + parties[numero].longueur / 1500; // beaucoup de texte dit plus souvent tous les mots
        comptes.set(numero, rarete * total.reduce((somme, fois, champ) => somme + (PRIX[champ] * fois) / (fois + (champ < TEXTE ? 0.5 : ample)), 0));
      }
      return comptes;
    };
    const ensemble = (listes) => {
      const communs = new Map();
      for (const [numero, valeur] of listes[0]) {
        if (listes.every((liste) => liste.has(numero))) communs.set(numero, listes.slice(1).reduce((somme, liste) => somme + liste.get(numero), valeur));
      }
      return communs;
    };

    // Coupe la question en unités : une notion du glossaire (ses mots collés ou séparés, le dernier peut-être inachevé), ou un mot.
    const couper = (jetons, enCours) => {
      const unites = [];
      const formes = jetons.map((un, i) => ({
        racine: racine(un.mot), mot: un.mot, inacheve: enCours && i === jetons.length - 1 && un.mot.length > 3,
        elargi: un.elargi, autres: new Set(lieux.has(un.mot) ? [] : [...un.elargi].filter(([, valeur]) => valeur >= 0.6).map(([mot]) => racine(mot))),
      }));
      const dit = (vus, nom) => vus.map((un) => un.racine).join("") === nom.join("") || (vus.length === nom.length && vus.every((un, i) =>
        un.racine === nom[i] || un.autres.has(nom[i]) || (un.inacheve && nom[i].startsWith(un.mot))));
      for (let i = 0; i < jetons.length;) {
        let pris = 1, connues = [];
        for (let j = jetons.length; j > i && !connues.length; j--) {
          connues = notions.filter((notion) => notion.racines.some((nom) => dit(formes.slice(i, j), nom)));
          if (connues.length) pris = j - i;
        }
        unites.push({ jetons: jetons.slice(i, i + pris), notions: connues });
        i += pris;
      }
      return unites;
    };

    const chercher = (saisie) => {
      const tous = mots(saisie.replace(/\bthreading\.(?=\w)/gi, "          ")); // « threading.Lock » : le cours entier est sur threading
      if (!tous.length) return { items: [], suggest: [] };
      const enCours = tous[tous.length - 1].fin === saisie.length;
      const jetons = utiles(tous);
      for (const un of jetons) un.elargi = elargir(un, enCours && un === tous[tous.length - 1]);
      const unites = couper(jetons, enCours);
      const montres = new Map(); // les mots à souligner, et l’unité à laquelle chacun répond
      for (const unite of unites) {
        for (const un of unite.jetons) for (const mot of un.elargi.keys()) montres.set(mot, unite);
        unite.valeurs = ensemble(unite.jetons.map((un) => valeurs(un.elargi)));
        for (const notion of unite.notions) {
          // La page qui l’explique peut la nommer autrement.
          if (notion.page) unite.valeurs.set(notion.page.numeros[0], unite.valeurs.get(notion.page.numeros[0]) ?? 1);
          for (const nom of notion.noms) {
            const elargis = nom.map((mot) => elargir({ mot, morceaux: [] }, false));
            for (const elargi of elargis) if (nom.length === 1) for (const mot of elargi.keys()) montres.set(mot, unite);
            for (const [numero, valeur] of ensemble(elargis.map(valeurs))) unite.valeurs.set(numero, Math.max(0.8 * valeur, unite.valeurs.get(numero) ?? 0));
          }
        }
        unite.pages = new Set([...unite.valeurs.keys()].map((numero) => parties[numero].page));
      }

      const question = suite(jetons), phrase = suite(tous);
      const candidates = new Map(pages.map((page) => [page, unites.filter((unite) => unite.pages.has(page)).length]));
      const exige = Math.max(...candidates.values());
      if (!exige) return { items: [], suggest: [] };
      const reponses = [];
      for (const [page, combien] of candidates) {
        if (combien < exige) continue;
        const trouvees = [];
        for (const numero of page.numeros) {
          const partie = parties[numero];
          let valeur = 0, vues = 0;
          for (const unite of unites) {
            if (!unite.valeurs.has(numero)) continue;
            vues++;
            valeur += unite.valeurs.get(numero);
            // L’entrée elle-même, puis ce qui la nomme.
            if (unite.notions.some((notion) => notion.numero === numero)) valeur += 8 / unites.length;
          }
          if (!vues) continue;
          if (jetons.length > 1 && vues === unites.length) {
            partie.suites ??= [[partie.titre, 6], [partie.texte, 3], [partie.code, 3]].map(([texte, prix]) => [suite(mots(texte)), prix]);
            for (const [dite, prix] of partie.suites) if (dite.includes(phrase)) valeur += prix;
          }
          if (partie.titre && suite(utiles(mots(partie.titre))) === question) valeur += 5;
          trouvees.push({ partie, vues, valeur: valeur * partie.poids * (vues / unites.length) ** 1.5 });
        }
        trouvees.sort((a, b) => b.valeur - a.valeur);
        let valeur = trouvees.reduce((somme, une, rang) => somme + une.valeur * [1, 0.25, 0.15, 0.1][Math.min(rang, 3)] * (rang < 4), 0);
        let nommee = page.suites.includes(question);
        if (nommee) valeur += 15;
        for (const unite of unites) {
          if (!unite.notions.some((notion) => notion.page === page)) continue;
          valeur += 15 / unites.length;
        }
        reponses.push({ page, trouvees, nommee, valeur: valeur * page.poids });
      }
      reponses.sort((a, b) => b.valeur - a.valeur);
      const manquants = unites.filter((unite) => !unite.pages.size).flatMap((unite) => unite.jetons.map((un) => saisie.slice(un.debut, un.fin)));
      const montrees = reponses.filter(({ valeur }) => valeur >= NEGLIGEABLE * reponses[0].valeur);
      return { items: montrees.map((reponse, rang) => montrer(reponse, montres, manquants, rang < EN_DETAIL ? PAR_PAGE : 1)), suggest: suggerer(tous, enCours) };
    };

    // Une réponse, comme le thème l’attend : la page, et ceux de ses titres qui répondent ; les premiers se voient, les autres se déplient.
    const montrer = ({ page, trouvees, nommee }, montres, manquants, combien) => {
      const [premiere] = trouvees;
      const entiere = nommee || !premiere.partie.titre;
      const rendre = (partie, score) => {
        const termes = {};
        const marquer = (texte) => souligner(texte, montres, termes);
        const texte = extrait(partie, montres, marquer);
        const titre = marquer(partie.titre || page.titre);
        for (const mot of manquants) termes[mot] = false;
        return { location: relatif(partie.adresse), title: titre, text: texte, score, terms: termes };
      };
      const accueil = parties[page.numeros[0]];
      const suivantes = trouvees.filter(({ partie }) => partie.titre).slice(0, combien);
      const seuil = entiere ? Infinity : 0.7 * premiere.valeur;
      const groupe = suivantes.map(({ partie, valeur }, rang) => rendre(partie, valeur >= seuil && rang < 3 ? 2 : 1));
      return entiere ? [rendre(accueil, 3), ...groupe] : [...groupe, rendre(accueil, 0)];
    };

    const souligner = (texte, montres, termes) => {
      let rendu = "", fait = 0;
      for (const { mot, tous, debut, fin } of mots(texte)) {
        if (!tous.some((un) => montres.has(un)) || vide(mot)) continue;
        const brut = texte.slice(debut, fin);
        termes[brut.toLowerCase()] = true;
        rendu += `${proteger(texte.slice(fait, debut))}<mark data-md-highlight>${proteger(brut)}</mark>`;
        fait = fin;
      }
      return rendu + proteger(texte.slice(fait));
    };

    // Le morceau qui répond le mieux : un bloc de texte, sinon des lignes de code, sinon le début.
    const extrait = (partie, montres, marquer) => {
      const blocs = partie.blocs ??= partie.texte.split("\n").filter((bloc) => bloc.length > 25).map(jetonner);
      const lignes = partie.lignes ??= partie.code.split("\n").filter((ligne) => !ligne.startsWith("exemples/")).map(jetonner);
      const [dansTexte, bloc] = meilleur(blocs, montres), [dansCode, ligne] = meilleur(lignes, montres);
      if (dansCode > dansTexte) return `<p><code>${marquer(ligne)}</code></p>`;
      const court = fenetre(bloc, montres);
      const morceaux = court.split(ACCENT).map((un, i) => (i % 2 ? "<code>" + marquer(un) + "</code>" : marquer(un)));
      return court && `<p>${morceaux.join("")}</p>`;
    };
    const jetonner = (bloc) => [[...new Set(mots(bloc).flatMap(({ tous }) => tous))].filter((un) => !vide(un)), bloc];
    const meilleur = (blocs, montres) => {
      let mieux = [0, blocs[0]?.[1] ?? ""];
      for (const [jetons, bloc] of blocs) {
        const combien = new Set(jetons.filter((un) => montres.has(un)).map((un) => montres.get(un))).size;
        if (combien > mieux[0]) mieux = [combien, bloc];
      }
      return mieux;
    };
    const fenetre = (bloc, montres, large = 190) => {
      if (bloc.length <= large + 40) return bloc;
      const vus = mots(bloc).filter(({ mot, tous }) => tous.some((un) => montres.has(un)) && !vide(mot));
      let debut = Math.max(0, (vus[0]?.debut ?? 0) - 60);
      const phrase = bloc.slice(0, vus[0]?.debut ?? 0).search(/[.!?:…]\s[^.!?:…]*$/) + 1;
      if (phrase && vus[0].debut - phrase < 110) debut = phrase;
      else if (debut) debut = bloc.indexOf(" ", debut);
      let fin = Math.min(bloc.length, debut + large);
      if (fin < bloc.length) fin = bloc.lastIndexOf(" ", fin);
      // Jamais au milieu d’un code.
      const coupe = (a, b) => bloc.slice(a, b).split(ACCENT).length % 2 === 0;
      if (coupe(0, debut)) debut = bloc.lastIndexOf(ACCENT, debut - 1);
      if (coupe(debut, fin)) fin = bloc.indexOf(ACCENT, fin) + 1;
      return `${debut ? "… " : ""}${bloc.slice(debut, fin).trim()}${fin < bloc.length ? " …" : ""}`;
    };

    // La fin la plus courante du mot inachevé.
    const suggerer = (tous, enCours) => {
      const { mot } = tous[tous.length - 1];
      if (!enCours || mot.length < 3 || lieux.has(mot)) return [];
      const possibles = vocabulaire.filter((un) => un.startsWith(mot) && graphies.has(un)).sort((a, b) => lieux.get(b).length - lieux.get(a).length);
      return possibles.slice(0, 1).map((un) => graphies.get(un));
    };

    return chercher;
  };

  self.ouvrirLaRecherche = ouvrir;
  if (typeof importScripts !== "function") return;
  importScripts("../../search/cours.js");
  const chercher = ouvrir(self.rechercheDuCours);
  self.onmessage = ({ data: { type, data } }) => {
    if (type === QUESTION) self.postMessage({ type: REPONSE, data: chercher(data) });
  };
  self.postMessage({ type: PRET });
})();
