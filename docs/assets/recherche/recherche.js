// La boîte de recherche est celle du thème ; ce qui cherche est à nous (moteur.js), et ne se charge que lorsque le lecteur va à la boîte.
//
// Chargé avant le script du thème, qui, pour chercher, demande un fil de calcul et un index. À la place du premier il reçoit ici un intermédiaire,
// qui parle comme lui et se tait tant que rien n’est chargé ; le second ne lui sert plus qu’à souligner les mots cherchés (« ?h=… »), et il ne le
// demande que là.
(() => {
  const ici = new URL(".", document.currentScript.src);
  const boite = document.querySelector("[data-md-component=search]");
  const bascule = document.querySelector("[data-md-toggle=search]");
  if (!boite || !bascule) return;
  const champ = boite.querySelector("input");
  const dit = boite.querySelector(".md-search-result__meta");
  const PRET = 1;
  const DISQUE = location.protocol === "file:";

  const Fil = window.Worker;
  class Intermediaire extends EventTarget {
    constructor() {
      super();
      const commencer = () => this.commencer();
      boite.addEventListener("focusin", commencer);
      bascule.addEventListener("change", commencer);
      if (document.activeElement === champ) commencer(); // le lecteur est allé plus vite que la page
    }
    commencer() {
      if (this.commence) return;
      this.commence = true;
      (DISQUE ? this.chargerDansLaPage() : this.chargerAPart()).catch(() => {
        this.commence = false; // revenir à la boîte essaie encore
        dit.textContent = "La recherche n’a pas pu se charger. Le glossaire et le menu mènent aussi partout.";
      });
    }
    chargerAPart() {
      return new Promise((fini, rate) => {
        const fil = new Fil(new URL("moteur.js", ici));
        fil.onerror = rate;
        fil.onmessage = ({ data }) => {
          if (data.type === PRET) {
            this.poser = (message) => fil.postMessage(message);
            fini();
          }
          this.dire(data);
        };
      });
    }
    // Ouvertes d’un disque, les pages ne sont que des fichiers : un dossier y montrerait sa liste.
    async chargerDansLaPage() {
      for (const adresse of ["../../search/cours.js", "moteur.js"]) {
        await new Promise((fini, rate) => {
          const script = document.createElement("script");
          Object.assign(script, { src: new URL(adresse, ici), onload: fini, onerror: rate });
          document.head.append(script);
        });
      }
      const chercher = self.ouvrirLaRecherche(self.rechercheDuCours, (adresse) => adresse.replace(/^([^#]*\/)?(?=#|$)/, "$1index.html"));
      this.poser = ({ type, data }) => type === 2 && this.dire({ type: 3, data: chercher(data) });
      this.dire({ type: PRET });
    }
    dire(data) { this.dispatchEvent(new MessageEvent("message", { data })); }
    postMessage(message) { this.poser?.(message); }
  }
  window.Worker = function (adresse, options) {
    window.Worker = Fil; // le thème n’en demande qu’un ; l’atelier a le sien
    return /\bsearch\b/.test(adresse) ? new Intermediaire() : new Fil(adresse, options);
  };

  // Sans ce nom, le thème ne demande pas d’index.
  if (DISQUE || !new URLSearchParams(location.search).has("h")) boite.querySelector("form").removeAttribute("name");

  const aide = document.createElement("p");
  Object.assign(aide, { id: "aide-recherche", hidden: true, textContent: "Flèche vers le bas : aller aux pages trouvées. Entrée : ouvrir la première. Échap : fermer." });
  boite.append(aide);
  champ.setAttribute("aria-describedby", aide.id);

  // Une page trouvée est un lien autour d’un <article>, dont Firefox et Chromium ne font pas le nom du lien : on y entendrait « lien », sans plus.
  const liste = boite.querySelector(".md-search-result__list");
  new MutationObserver(() => {
    for (const article of liste.querySelectorAll("article:not([role])")) article.setAttribute("role", "none");
  }).observe(liste, { childList: true, subtree: true });

  // Le thème ne lit que les touches : coller à la souris ou dicter compte aussi.
  champ.addEventListener("input", () => champ.dispatchEvent(new Event("keyup")));
})();
