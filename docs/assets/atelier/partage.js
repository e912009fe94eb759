// Ce que l’atelier garde sur l’appareil, et ce qu’il met dans une adresse.
/** Le nom de la copie de l’atelier pour le travail hors ligne, et celui de ce qui est écrit. */
export const COPIE = `${new URL(document.querySelector(".md-logo").href).pathname.replace(/index\.html$/, "")}.__atelier`;
const CLE = COPIE;

/** Ce qui est gardé : { texte, exercices: { nom: texte } }. */
export function lire() {
  try { return JSON.parse(localStorage.getItem(CLE)) ?? {}; } catch { return {}; }
}
export function garder(quoi) {
  try { localStorage.setItem(CLE, JSON.stringify({ ...lire(), ...quoi })); } catch {} // mémoire refusée ou pleine : rien n’est gardé
}

const passer = async (octets, flux) => new Uint8Array(await new Response(new Blob([octets]).stream().pipeThrough(flux)).arrayBuffer());

/** Un objet, comprimé en texte pour une adresse. `cours.share` fait de même à la construction du site. */
export async function comprimer(objet) {
  const octets = await passer(new TextEncoder().encode(JSON.stringify(objet)), new CompressionStream("deflate-raw"));
  return btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
export async function decomprimer(texte) {
  const octets = Uint8Array.from(atob(texte.replaceAll("-", "+").replaceAll("_", "/")), (caractere) => caractere.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(await passer(octets, new DecompressionStream("deflate-raw"))));
}
