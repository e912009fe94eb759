// L’atelier sans réseau, pour qui y a déjà exploré un programme. Ce fichier ne répond qu’à la page de ce dossier et à son fil de calcul :
// le réseau d’abord, la copie quand il manque, si bien que rien n’est jamais périmé. Le dossier du moteur change de nom avec ce qu’il
// contient : lui seul se prend d’abord dans la copie. La page remplit la copie (assets/atelier/copie.js), « Vie privée » l’efface.
const COPIE = `${new URL("../", location).pathname}.__atelier`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (evenement) => evenement.waitUntil(clients.claim()));
addEventListener("fetch", (evenement) => {
  const { method, url } = evenement.request;
  if (method === "GET" && new URL(url).origin === location.origin) evenement.respondWith(repondre(evenement.request));
});

async function repondre(demande) {
  const copie = () => caches.match(demande, { cacheName: COPIE, ignoreSearch: demande.mode === "navigate", ignoreVary: true });
  if (/\/assets\/atelier\/moteur\/\w+\//.test(demande.url)) return (await copie()) ?? fetch(demande);
  try {
    return await fetch(demande);
  } catch (erreur) {
    const gardee = await copie();
    if (gardee) return gardee;
    throw erreur;
  }
}
