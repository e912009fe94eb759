// La copie de l’atelier sur l’appareil, pour y revenir sans réseau : faite à la première exploration, remplacée quand le site change.
import { COPIE } from "./partage.js";

const MOTEUR = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "entrelacs.zip", "exercices.json", "editeur.mjs"];
const RACINE = new URL("../", import.meta.url).href; // assets/ : la recherche, dont l’index est tout le cours, attendra le réseau
const PARTIE = new URL("../joueur/joueur-partie.js", import.meta.url).href; // ne se charge qu’au premier pas joué
let faite = false;

/** Copie ce que la page a chargé et le moteur (`dossier`), tout ou rien, puis oublie le reste. */
export async function copier(dossier) {
  if (faite || !navigator.serviceWorker || !navigator.onLine) return;
  faite = true;
  try {
    await navigator.serviceWorker.register("hors-ligne.js"); // des fenêtres privées le refusent
    const charges = performance.getEntriesByType("resource").map(({ name }) => name).filter((nom) => nom.startsWith(RACINE));
    const moteur = new Set(MOTEUR.map((nom) => new URL(nom, dossier).href));
    const page = location.href.split(/[?#]/)[0];
    const voulus = [...new Set([...charges, new URL("travailleur.mjs", import.meta.url).href, PARTIE, ...moteur, page])];
    const copie = await caches.open(COPIE);
    const reponses = await Promise.all(voulus.map(async (adresse) => (moteur.has(adresse) && (await copie.match(adresse))) || fetch(adresse)));
    if (!reponses.every(({ ok }) => ok)) return;
    await Promise.all(voulus.map((adresse, i) => adresse !== page && copie.put(adresse, reponses[i])));
    await copie.put(page, reponses.at(-1)); // la page en dernier : sans réseau, on ne l'ouvre que si tout le reste est là
    for (const { url } of await copie.keys()) if (!voulus.includes(url)) await copie.delete(url);
  } catch {} // sans place ou sans service, l’atelier marche, avec le réseau
}
