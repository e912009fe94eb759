// L’atelier : le programme du lecteur, exploré dans la page. Rien du Python du navigateur n’est chargé avant la première demande.
import { copier } from "./copie.js";
import { Absent, Arret, arreter, demander, trouver } from "./moteur.js";
import { comprimer, decomprimer, garder, lire } from "./partage.js";

const racine = document.querySelector(".atelier"), $ = (nom) => racine.querySelector(`[data-${nom}]`);
const zone = $("texte"), statut = $("statut"), resultats = $("resultats"), consigne = $("consigne"), liste = $("constantes"), avant = $("avant");
const boutons = Object.fromEntries(["explorer", "executer", "corriger", "arreter"].map((nom) => [nom, $(nom)]));
const LONGUEUR = 12_000; // caractères d’une adresse, au plus : des messageries coupent les plus longues
const LIMITES = { etats: 50_000, secondes: 60, memoire: 600 };
const depart = zone.value, premier = resultats.innerHTML;
let constantes = () => []; // trouvées par l’analyseur de CodeMirror
let courant; // l’exercice ouvert, s’il y en a un ; `libres` : ce que l’on y écrit sera corrigé
let occupe = false;
let repondu; // le programme et les constantes à qui répond ce qui est montré

// La typographie est celle du lecteur d’entrelacements, que cette page charge aussi et qui s’exécute après ce module.
const { fr } = await customElements.whenDefined("entrelacs-joueur");
const element = (nom, proprietes = {}, ...enfants) => {
  const fait = Object.assign(document.createElement(nom), proprietes);
  fait.append(...enfants);
  return fait;
};
const paragraphe = (texte, className = "") => element("p", { className, textContent: fr(texte) });
const code = (texte) => element("pre", {}, element("code", { textContent: texte }));
/** Écrit où en est la demande, et le fait dire (accessibilite.js), avec la `suite`, écrite plus bas. */
const ecrire = (texte, suite = "") => {
  statut.textContent = fr(texte);
  annoncer(`${texte} ${suite}`);
};
const annoncer = (texte) => dispatchEvent(new CustomEvent("annonce", { detail: fr(texte) }));
const voir = () => statut.scrollIntoView({ block: "nearest" }); // sur un petit écran, la réponse est plus bas que le bouton
const dire = (texte, suite) => {
  ecrire(texte, suite);
  if (navigator.userActivation?.hasBeenActive) voir();
};

// ---- le texte -----------------------------------------------------------------------------------------------------

let editeur = { // la zone de texte, là où CodeMirror n’est pas
  get texte() { return zone.value; },
  set texte(nouveau) { zone.value = nouveau; },
  verrouiller() {},
  signaler() {},
  aller(ligne) {
    const lignes = zone.value.split("\n"), debut = lignes.slice(0, ligne - 1).reduce((somme, { length }) => somme + length + 1, 0);
    zone.setSelectionRange(debut, debut + (lignes[ligne - 1]?.length ?? 0));
    zone.focus();
  },
  focus() { zone.focus(); },
};

/** Rend la main au navigateur entre deux travaux : sur un petit téléphone, chacun se sent. */
const souffler = () => new Promise((suite) => { setTimeout(suite); });

async function ameliorer(adresse) {
  const module = await import(new URL("editeur.mjs", adresse));
  await souffler();
  const nouveau = module.editeur($("editeur"), editeur.texte, { change, raccourci: lancer, etiquette: zone.getAttribute("aria-label") });
  zone.hidden = true;
  editeur = nouveau;
  ({ constantes } = module);
  if (courant?.libres) editeur.verrouiller(courant.libres);
}

function mettre(texte) {
  editeur.texte = texte;
  if (courant?.libres) editeur.verrouiller(courant.libres);
  montrerConstantes();
}

let attente = 0;
function change() {
  clearTimeout(attente);
  attente = setTimeout(noter, 300);
}

/** Ce qui suit un changement : tout de suite quand on demande une réponse, qui peut venir avant, et être jouée. */
function noter() {
  if (!enregistrer()) return;
  quitterLien();
  montrerConstantes();
  dater();
}

/** Garde ce qui vient d’être écrit, et dit s’il y avait quelque chose à garder. */
function enregistrer() {
  if (!attente) return false;
  clearTimeout(attente);
  attente = 0;
  garder(courant ? { exercices: { ...lire().exercices, [courant.nom]: editeur.texte } } : { texte: editeur.texte });
  return true;
}

const etat = () => JSON.stringify([editeur.texte, ...choisies]);

/** Dit si ce qui est montré répond au programme d’avant. */
function dater() {
  avant.hidden = !resultats.hasChildNodes() || repondu === etat();
}

/** L’adresse portait un programme, un ordonnancement : ils ne sont plus ceux de la page. */
function quitterLien() {
  if (/[#&](p|exemple|jeu-atelier)=/.test(location.hash)) {
    history.replaceState(history.state, "", location.pathname + location.search + (courant ? `#exercice=${courant.nom}` : ""));
  }
}

/** Remplace le programme ; `ancien`, celui du lecteur, peut revenir. */
function remplacer(texte, ancien) {
  mettre(texte);
  if (!ancien || ancien === texte) return;
  const bouton = element("button", { type: "button", className: "md-button", textContent: fr("Reprendre ce que j'avais écrit") });
  bouton.addEventListener("click", () => {
    mettre(ancien);
    change();
    bouton.remove();
    dire("Voici ce que vous aviez écrit.");
    editeur.focus();
  });
  resultats.prepend(bouton);
}

// ---- les constantes -----------------------------------------------------------------------------------------------

const choisies = new Map(); // le nom d’une constante → ce que le lecteur met à sa place
function montrerConstantes() {
  const trouvees = courant?.libres ? [] : constantes(editeur.texte);
  if (liste.dataset.cle === JSON.stringify(trouvees)) return;
  liste.dataset.cle = JSON.stringify(trouvees);
  for (const nom of choisies.keys()) if (!trouvees.some(([autre]) => autre === nom)) choisies.delete(nom);
  liste.replaceChildren(...trouvees.map(([nom, valeur]) => {
    const champ = element("input", { value: choisies.get(nom) ?? valeur, spellcheck: false, autocapitalize: "off" });
    champ.addEventListener("input", () => {
      if (champ.value.trim() === valeur) choisies.delete(nom);
      else choisies.set(nom, champ.value);
      dater();
    });
    return element("label", {}, element("code", { textContent: nom }), " = ", champ);
  }));
  liste.hidden = !trouvees.length;
}

// ---- demander, arrêter --------------------------------------------------------------------------------------------

async function lancer(demande = courant?.libres ? "corriger" : "explorer") {
  if (occupe) return;
  noter();
  occuper(true);
  const demandee = etat();
  const question = { demande, programme: editeur.texte, constantes: Object.fromEntries(choisies), limites: LIMITES };
  if (demande === "executer") question.graine = Math.floor(Math.random() * 1e6);
  if (demande === "corriger") Object.assign(question, { exercice: courant.nom, fichiers: courant.fichiers });
  voir();
  try {
    const reponse = await demander(question, ecrire);
    if (repondu && repondu !== demandee) quitterLien(); // l’ordonnancement que l’on a joué était d’un autre programme
    repondu = demandee;
    montrer(reponse);
    copier(trouver());
  } catch (erreur) {
    if (erreur instanceof Arret) dire("Arrêté.");
    else if (erreur instanceof Absent) dire("Ce site a été construit sans l'atelier : téléchargez le programme pour l'explorer chez vous.");
    else dire(`Le Python du navigateur s'est arrêté (${erreur.message}). Réduisez le programme, ou explorez-le chez vous.`);
  } finally {
    occuper(false);
    dater();
  }
}

function occuper(oui) {
  occupe = oui;
  const avait = document.activeElement === boutons.arreter;
  boutons.arreter.hidden = !oui;
  resultats.setAttribute("aria-busy", String(oui));
  for (const nom of ["explorer", "executer", "corriger"]) boutons[nom].setAttribute("aria-disabled", String(oui));
  if (avait) boutons[courant?.libres ? "corriger" : "explorer"].focus();
}

for (const nom of ["explorer", "executer", "corriger"]) boutons[nom].addEventListener("click", () => lancer(nom));
boutons.arreter.addEventListener("click", arreter);
zone.addEventListener("input", change);
zone.addEventListener("keydown", (evenement) => {
  if (evenement.key === "Enter" && (evenement.ctrlKey || evenement.metaKey)) { evenement.preventDefault(); lancer(); }
});

// ---- les réponses -------------------------------------------------------------------------------------------------

function montrer(reponse) {
  const dit = reponse.raison ?? reponse.faute ?? reponse.dit ?? "";
  editeur.signaler(reponse.ligne, fr(dit));
  resultats.replaceChildren(...{ refus, panne, execution, correction, resultat }[reponse.genre](reponse));
  if (reponse.ligne) {
    const bouton = element("button", { type: "button", className: "md-button", textContent: `Aller à la ligne ${reponse.ligne}` });
    bouton.addEventListener("click", () => {
      editeur.aller(reponse.ligne);
      annoncer(`Ligne ${reponse.ligne} : ${editeur.texte.split("\n")[reponse.ligne - 1].trim() || "vide"}`); // du champ, une voix ne dirait que le nom
    });
    resultats.insertBefore(bouton, resultats.querySelector("entrelacs-joueur")); // le joueur est long
  }
}

/** `anglais` : ce que CPython dit de ce qu’il ne sait pas lire. */
function refus({ raison, ligne, anglais }) {
  dire(ligne ? `Refusé, ligne ${ligne}.` : "Refusé.", raison);
  if (!anglais) return [paragraphe(raison, "atelier__refus")];
  const [avant, apres] = raison.split(anglais);
  return [element("p", { className: "atelier__refus" }, fr(avant), element("span", { lang: "en", textContent: anglais }), apres)];
}

function panne({ raison, rapport }) {
  dire("L'explorateur s'est trompé, pas votre programme.");
  return [paragraphe("Rien n'est prouvé. Signalez-le en joignant le programme et ce qui suit :", "atelier__refus"), code(rapport ?? raison)];
}

function execution({ sortie, fautes }) {
  dire("Exécuté une fois, en temps virtuel.");
  return [
    code(sortie || "(rien)"),
    ...fautes.map((faute) => paragraphe(`Faute : ${faute}.`, "atelier__refus")),
    paragraphe("C'est un ordre parmi d'autres : « Explorer » les parcourt tous."),
  ];
}

function resultat({ titre, bilan, conseil, carte: html, joueur, injouable }) {
  dire(`${titre}.`);
  const montre = conseil ? [paragraphe(`${bilan} ${conseil}`, "atelier__refus")] : [];
  if (html) montre.push(carte(html));
  if (joueur) montre.push(element("entrelacs-joueur", { id: "jeu-atelier" }, element("script", { type: "application/json", textContent: joueur })));
  if (injouable) montre.push(paragraphe(injouable));
  return montre;
}

/** Une carte, comme celles des pages : notre module Python l’écrit, et y échappe tout ce qui vient du programme. */
function carte(html) {
  const boite = element("div", { className: "atelier__carte" });
  boite.innerHTML = html;
  const textes = document.createTreeWalker(boite, NodeFilter.SHOW_TEXT);
  while (textes.nextNode()) if (!textes.currentNode.parentElement.closest("code")) textes.currentNode.data = fr(textes.currentNode.data);
  return boite;
}

function correction({ juste, etats, harnais, constat, juge, dit, ou, avec, chemin }) {
  dispatchEvent(new CustomEvent("exercice-corrige", { detail: { nom: courant.nom, juste } }));
  if (juste) {
    dire(`Juste : prouvé sur ${etats.toLocaleString("fr")} états, tous les entrelacements parcourus.`);
    return [paragraphe("Votre programme est juste avec :"), element("ul", {}, ...harnais.map((nom) => element("li", { textContent: fr(nom) })))];
  }
  dire(`${juge ? "Faux" : "Non jugé"} : ${constat}.`);
  const montre = dit.split("\n").map((bloc) => (bloc.startsWith("  ") ? code(bloc.trim()) : paragraphe(bloc)));
  if (ou) montre.push(paragraphe(`Cela se voit avec « ${ou} »${avec ? ` (${avec})` : ""}.`));
  if (chemin) montre.push(paragraphe("Le plus court chemin qui y mène (les lignes sont celles de votre programme) :"), carte(chemin));
  return montre;
}

// ---- partager, télécharger, recommencer ---------------------------------------------------------------------------

$("partager").addEventListener("click", async () => {
  noter();
  const objet = courant ? { exercice: courant.nom, programme: editeur.texte } : { programme: editeur.texte, constantes: Object.fromEntries(choisies) };
  const joue = new URLSearchParams(location.hash.slice(1)).get("jeu-atelier");
  const adresse = `${location.href.split("#")[0]}#p=${await comprimer(objet)}${joue ? `&jeu-atelier=${joue}` : ""}`;
  if (adresse.length > LONGUEUR) return dire(`Ce programme est trop long pour une adresse : ${adresse.length} caractères, au plus ${LONGUEUR}. Téléchargez-le.`);
  history.replaceState(history.state, "", adresse);
  try {
    await navigator.clipboard.writeText(adresse);
    dire("L'adresse est copiée. Elle contient le programme, et rien d'autre de vous.");
  } catch {
    dire("L'adresse de cette page contient maintenant le programme : copiez-la.");
  }
});

$("telecharger").addEventListener("click", () => {
  const href = URL.createObjectURL(new Blob([editeur.texte], { type: "text/x-python" }));
  element("a", { download: "programme.py", href }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
  const options = [...choisies].flatMap(([nom, valeur]) => ["--constante", `${nom}=${valeur}`]);
  dire(`Enregistré. Pour l'explorer chez vous : ${["python", "-m", "entrelacs", "explorer", "programme.py", ...options].join(" ")}`);
});

$("recommencer").addEventListener("click", () => {
  const ancien = editeur.texte;
  choisies.clear();
  resultats.innerHTML = courant ? "" : premier;
  remplacer(courant ? courant.fichiers["depart.py"] : depart, ancien);
  repondu = etat();
  change();
  dire("Le programme de départ est remis.");
});

// ---- les exercices ------------------------------------------------------------------------------------------------

async function chercher(nom) {
  const tous = await (await fetch(new URL("exercices.json", trouver()))).json();
  if (!Object.hasOwn(tous, nom)) throw new Error(nom);
  return { nom, ...tous[nom] };
}

function ouvrir(exercice) {
  courant = exercice;
  consigne.hidden = false;
  consigne.querySelector("h2").textContent = fr(courant.titre);
  consigne.querySelector("[data-enonce]").innerHTML = courant.enonce; // fait à la construction, à partir du cours
  consigne.querySelector("[data-indices]").replaceChildren(...courant.indices.map((indice, rang) => {
    const boite = element("details", {}, element("summary", { textContent: `Indice ${rang + 1}` }));
    boite.insertAdjacentHTML("beforeend", indice);
    return boite;
  }));
  boutons.corriger.hidden = !courant.libres;
  resultats.replaceChildren();
  mettre(lire().exercices?.[courant.nom] ?? courant.fichiers["depart.py"]);
  // Le gris ne se voit pas toujours : les lignes sont dites.
  const lignes = courant.libres?.map(([de, a]) => (de === a ? `ligne ${de}` : `lignes ${de} à ${a}`)).join(" et ");
  dire(lignes ? `À vous : ${lignes} du programme de départ. Le reste, grisé, est donné.` : "Explorez ce programme, changez-le, puis répondez.");
}

function fermer() {
  courant = undefined;
  consigne.hidden = boutons.corriger.hidden = true;
}

// ---- au départ ----------------------------------------------------------------------------------------------------

/** Le programme d’un lien prend la place de celui du lecteur, qui peut revenir. */
function recevoir(programme, ancien, prevues = {}) {
  choisies.clear();
  for (const [nom, valeur] of Object.entries(prevues)) choisies.set(nom, String(valeur));
  resultats.replaceChildren();
  remplacer(programme, ancien);
  repondu = undefined;
  dater();
}

/** Un programme du cours, tel que le site le publie. */
async function exempleDuCours(chemin) {
  if (!/^(\w[\w-]*\/)*\w+\.py$/.test(chemin)) throw new Error(chemin);
  const reponse = await fetch(new URL(`../exemples/${chemin}`, import.meta.url));
  if (!reponse.ok) throw new Error(chemin);
  return reponse.text();
}

/** Va chercher ce que l’adresse demande, et donne de quoi le montrer. */
async function apporter() {
  const demande = new URLSearchParams(location.hash.slice(1)), [exercice, exemple, lien] = ["exercice", "exemple", "p"].map((nom) => demande.get(nom));
  if (exercice) {
    const trouve = await chercher(exercice).catch(() => undefined);
    return () => (trouve ? ouvrir(trouve) : dire(`L'exercice « ${exercice} » ne se trouve pas ici.`));
  }
  if (exemple) {
    const programme = await exempleDuCours(exemple).catch(() => undefined);
    return () => {
      if (programme === undefined) return dire(`Le programme « ${exemple} » ne se trouve pas ici.`);
      fermer();
      recevoir(programme, lire().texte);
      dire(`Voici « ${exemple} ». Explorez-le, ou changez-le : rien n'est lancé avant.`);
    };
  }
  if (lien) {
    try {
      const recu = await decomprimer(lien);
      if (typeof recu.programme !== "string") throw new TypeError("programme");
      const trouve = recu.exercice && await chercher(String(recu.exercice));
      return () => {
        if (trouve) ouvrir(trouve);
        else fermer();
        recevoir(recu.programme, trouve ? lire().exercices?.[courant.nom] : lire().texte, recu.constantes ?? {});
        dire("Ce programme vient d'un lien. Lisez-le, puis explorez-le si vous le voulez : rien n'est lancé avant.");
      };
    } catch {
      return () => dire("Ce lien est abîmé : il ne contient pas un programme entier.");
    }
  }
  return () => {
    if ((lire().texte ?? depart) === depart) return;
    mettre(lire().texte);
    resultats.replaceChildren();
    dire("Voici votre programme de la dernière fois.");
  };
}

let demandes = 0;
/** Montre ce que l’adresse demande ; une autre a pu la remplacer avant que tout soit arrivé : seule la dernière est suivie. */
async function commencer() {
  const numero = ++demandes, montrer = await apporter();
  if (numero !== demandes) return;
  if (numero > 1) enregistrer(); // ce qui s’est écrit en attendant ; à la première, rien de ce qui est gardé n’est encore montré
  montrer();
  montrerConstantes();
  dater();
}

addEventListener("hashchange", () => {
  if (!/^#(p|exemple|exercice)=/.test(location.hash)) return;
  enregistrer(); // ce qui a été écrit l’a été avant : l’adresse, elle, est déjà celle de ce qui vient
  commencer();
});
addEventListener("pagehide", noter); // qui part en pleine frappe retrouve tout
document.querySelector(".atelier-sans").remove();
try { await ameliorer(trouver()); } catch {} // sans CodeMirror, la zone de texte suffit
repondu = etat();
await souffler();
await commencer();
$("gestes").hidden = false; // en dernier : ce qu'on lancerait avant serait remplacé par le programme du lien ou de la dernière fois
