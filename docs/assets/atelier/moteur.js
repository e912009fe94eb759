// Le moteur de l’atelier : un fil de calcul que l’on prépare à la première demande, que l’on interroge, et que l’on supprime pour
// l’arrêter.
const ici = (nom) => new URL(nom, import.meta.url);
const ETAPES = { python: "Chargement de Python dans le navigateur…", entrelacs: "Chargement de l’explorateur…" };
const DEMANDES = { explorer: "Exploration…", executer: "Exécution…", corriger: "Correction…" };

export class Arret extends Error {}
export class Absent extends Error {}

let fil, pret, numero = 0, enCours;

/** L’adresse de ce que l’atelier charge. Lève `Absent` quand le site a été construit sans lui. */
export function trouver() {
  const dossier = document.querySelector(".atelier").dataset.moteur;
  if (!dossier) throw new Absent();
  return ici(`moteur/${dossier}/`).href;
}

function demarrer(adresse) {
  // Né d’une adresse blob:, le fil obéit à la politique de sécurité de la page : il n’importe rien d’un autre site. Né de son
  // fichier, il n’obéirait qu’aux en-têtes de la réponse, que peu d’hébergeurs laissent choisir.
  const amorce = URL.createObjectURL(new Blob([`import ${JSON.stringify(ici("travailleur.mjs").href)};`], { type: "text/javascript" }));
  const mien = (fil = new Worker(amorce, { type: "module" }));
  pret = new Promise((reussir, echouer) => {
    mien.onmessage = ({ data }) => {
      if (data.etape === "pret") reussir();
      else if (data.etape) enCours?.dire(ETAPES[data.etape]);
      else if (data.panne && !data.numero) echouer(new Error(data.panne));
      else if (data.numero === enCours?.numero) {
        if (data.etats) enCours.dire(`Exploration : ${data.etats.toLocaleString("fr")} états…`);
        else if (data.panne) enCours.echouer(new Error(data.panne));
        else enCours.reussir(JSON.parse(data.reponse));
      }
    };
    mien.onerror = (erreur) => {
      erreur.preventDefault();
      echouer(new Error(erreur.message || "le navigateur refuse ce fil de calcul"));
    };
  });
  pret.catch(() => {});
  mien.postMessage({ dossier: adresse });
}

function supprimer() {
  fil?.terminate();
  fil = undefined;
}

/** Pose une question ; `dire` reçoit l’étape et l’avancement. Lève `Arret` quand `arreter` est appelé entre-temps. */
export async function demander(question, dire) {
  const adresse = trouver();
  const arret = new Promise((_, echouer) => { enCours = { numero: ++numero, dire, arreter: () => echouer(new Arret()) }; });
  try {
    if (!fil) demarrer(adresse);
    await Promise.race([pret, arret]);
    dire(DEMANDES[question.demande]);
    const reponse = new Promise((reussir, echouer) => Object.assign(enCours, { reussir, echouer }));
    fil.postMessage({ numero: enCours.numero, demande: JSON.stringify(question) });
    return await Promise.race([reponse, arret]);
  } catch (erreur) {
    supprimer();
    if (erreur instanceof Arret) demarrer(adresse); // prêt pour la suite, sans recharger la page
    throw erreur;
  } finally {
    enCours = undefined;
  }
}

export const arreter = () => enCours?.arreter();
