/* What <entrelacs-joueur> needs once one plays: loaded by joueur.js, at the first step or the first time that it is asked for.
   A classic script too. First the logic; then what it adds to the element. */
(function () {
  "use strict";

  const Player = typeof customElements === "undefined" ? undefined : customElements.get("entrelacs-joueur");
  const { BAD, follow, natural, worst, named, write, withSchedule, h, words, fr } = Player?.tools || require("./joueur.js");

  /** A shortest way to the nearest of these outcomes. */
  function shortest(model, node, outcomes) {
    const [near] = outcomes.filter(({ far }) => far[node] >= 0).sort((a, b) => a.far[node] - b.far[node]);
    return follow(node, (at) => near?.far[at] > 0 && model.moves(at).find(({ target }) => near.far[target] === near.far[at] - 1));
  }

  /** Without choosing; once back where it was, by the shortest way out. */
  function toEnd(model, node, thread) {
    const seen = new Set();
    const path = follow(node, (at, { length, [length - 1]: last }) =>
      model.open(at) && !seen.has(at) && seen.add(at) && natural(model, at, last?.thread ?? thread));
    return path.concat(shortest(model, path[path.length - 1]?.target ?? node, model.outcomes.filter(({ kind }) => kind !== "livelock")));
  }

  /** As a uniform scheduler: a thread first, then one of its branches. */
  function atRandom(model, node, random = Math.random) {
    const pick = (list) => list[Math.trunc(random() * list.length)];
    return follow(node, (at, { length }) => {
      const moves = length < 300 ? model.moves(at) : [], threads = new Set(moves.map((edge) => edge.thread));
      if (!model.open(at)) threads.add(-1);  // beside a daemon thread, the end is one more candidate
      const thread = pick([...threads]);
      return pick(moves.filter((edge) => edge.thread === thread));
    });
  }

  /** As long as there is nothing to choose. */
  const forced = (model, node) => follow(node, (at, { length }) =>
    length < 300 && model.open(at) && !model.moves(at)[1] && model.moves(at)[0]);

  /** Reads and writes; a step may hold several. */
  const accesses = (path) => path.flatMap(({ thread, target, events }, at) => events.filter(([, verb]) => verb)
    .map(([told, verb, name, text]) => ({ i: at + 1, thread, target, told, verb, name, text })));

  /** By thread that can go on: what it read last, has not acted upon, and has changed since. */
  function stale(model, path, node) {
    const all = accesses(path);
    return model.data.threads.map((_, thread) => {
      const own = all.findLast((one) => one.thread === thread), value = (at) => model.shared(at).find(({ name }) => name === own.name);
      if (own?.verb !== "read" || model.thread(node, thread).status !== "ready") return;
      // What a test reads (True, False) is not the value.
      const now = value(node);
      if (now?.text && value(own.target).text === own.text && now.text !== own.text)
        return `a lu ${own.name} : ${own.text}, qui a changé depuis : ${now.text}`;
    });
  }

  /** Why it ended badly: who waits for whom, or an outdated value written. */
  function explain(model, path, node) {
    const { data } = model, { kind, status } = data.outcomes[model.end(node)] || {};
    if (!BAD[status]) return [];
    if (kind === "deadlock") {
      const views = data.threads.map((_, thread) => model.thread(node, thread));
      const blocked = [...views.slice(1), views[0]].filter((view) => view.status === "blocked");
      let loop = blocked;  // who waits for one of them, and so on: a cycle
      for (const _ of views) loop = loop.filter(({ holders }) => loop.some(({ thread }) => holders.includes(thread)));
      return [...blocked.map((view) => `${named(data, view.thread)} ${view.blocked}.`),
        loop.some(({ thread, holders }) => holders.includes(thread)) ? "Qui attend ce qu'il tient lui-même attend pour toujours."
          : loop.length ? "L'attente tourne en rond : plus personne ne peut avancer." : "Plus personne n'est là pour réveiller ceux qui attendent."];
    }
    const all = accesses(path);
    for (const late of all) {
      const near = all.slice(0, all.indexOf(late)).filter(({ name }) => name === late.name);
      const own = near.findLast(({ thread }) => thread === late.thread);
      const lost = near.slice(near.indexOf(own) + 1).findLast(({ verb }) => verb === "write");
      if (lost && late.verb === "write" && own?.verb === "read")
        return [...[own, lost, late].map((one) => `Pas ${one.i}. ${named(data, one.thread)} ${one.told}.`),
          `Cette dernière écriture part de la valeur lue au pas ${own.i}, périmée depuis : l'écriture du pas ${lost.i} est perdue.`];
    }
    return [];
  }

  if (typeof module === "object") module.exports = { shortest, toEnd, atRandom, forced, stale, explain };
  if (!Player) return;

  Object.assign(Player.prototype, {
    stale,
    explain,

    keys() {
      this.aide.textContent = fr("Dans ce cadre, tapez la marque de qui avance (A, P1…) ; s'il a "
        + "plusieurs suites, Tab et Entrée choisissent. → avance d'un pas, ← recule, + va jusqu'au prochain choix, Début recommence, "
        + "Fin va jusqu'au bout, ! joue le pire, ? joue au hasard, Échap arrête, ou quitte le plein écran. "
        + "Avec un lecteur d'écran, ces touches valent en mode focus (Insertion+A dans Orca, Insertion+Espace dans NVDA).");
    },

    /** Follow these edges one by one, or at once without motion; or stop. */
    play(done, edges) {
      if (this.timer) return this.set(this.path, this.at);
      const path = [...done, ...edges];
      if (!edges.length || matchMedia("(prefers-reduced-motion: reduce)").matches) return this.set(path, path.length);
      this.path = path;
      this.at = done.length;
      const tick = () => {
        if (++this.at < path.length) this.show();
        else this.set(path, this.at);
      };
      this.timer = setInterval(tick, Math.max(120, Math.min(600, 9000 / edges.length)));
      tick();
    },

    next() {
      const edges = forced(this.model, this.node);
      if (edges[0]) this.play(this.done, edges);
      else this.say(this.model.over(this.node) ? "C'est la fin : reculez, ou recommencez." : this.ask());
    },

    finish() { this.play(this.done, toEnd(this.model, this.node, this.last?.thread)); },

    bad() {
      const aims = worst(this.model, this.from);
      if (aims.length) this.play(this.again, shortest(this.model, this.from, aims));
      else this.say(worst(this.model, 0).length ? "D'ici, plus rien de mal ne peut arriver : reculez."
        : "Il n'y a pas de pire : tout finit bien.");
    },

    chance() { this.play(this.again, atRandom(this.model, this.from)); },

    /** The whole screen, for a room: the system's if it will, else all of the window. What is behind can be neither reached nor read. */
    async screen() {
      const top = scrollY, on = this.classList.toggle("ej-plein");  // in that order: the page is about to be shorter
      this.screenButton.textContent = on ? "Quitter le plein écran" : "Plein écran";
      if (on) {
        this.behind = { top, list: [] };
        for (let one = this; one !== document.body; one = one.parentElement)
          for (const other of one.parentElement.children) if (other !== one && !other.inert) this.behind.list.push(other);
        this.onfullscreenchange = () => document.fullscreenElement || !this.matches(".ej-plein") || this.screen();
        this.requestFullscreen?.().catch(() => {});
      }
      for (const other of this.behind.list) other.inert = on;
      this.show();
      if (on) return;
      if (document.fullscreenElement) await document.exitFullscreen();
      // The page has its own size again.
      requestAnimationFrame(() => scrollTo({ top: this.behind.top, behavior: "instant" }));
    },

    /** Then exemples.js may say what running it takes. */
    command() {
      this.copy(`${this.data.command}"${write(this.done)}"`);
      this.copied.dispatchEvent(new CustomEvent("commande-copiee", { bubbles: true }));
    },

    link() { this.copy(location.href.split("#")[0] + withSchedule("", this.data.id, write(this.done))); },

    copy(text) {
      this.copied.parentNode.querySelector(".exemple-aide")?.remove();
      this.copied.textContent = text;
      getSelection().selectAllChildren(this.copied);
      this.say(document.execCommand("copy") ? "C'est copié." : "Copiez la ligne sélectionnée.");
    },

    forget() {
      this.progress = { seen: [] };
      try { localStorage.removeItem(this.key); } catch {}
      this.show("Votre progression est effacée de cet appareil. ");
      this.tell();
    },

    showQuestion(node) {
      const { goal } = this.data, { progress, suite } = this, { question, choices } = goal || {};
      suite.hidden = !progress.goal || !question;
      if (suite.hidden) return;
      const answer = h("p"), pick = ({ right, why, text }) => {
        buttons.forEach((one, i) => (one.ariaPressed = choices[i].text === text));
        const { suite: href, titre } = this.dataset;
        answer.replaceChildren(...words([h("strong", {}, right ? "✓ Oui. " : "✗ Non. "), why, right && href && " ",
          right && href && h("a", { href }, titre)]));
        if (right) progress.repair = text;
        this.save();
      };
      const tried = (choice) => {
        pick(choice);
        this.tell(answer.textContent);
      };
      const buttons = choices.map((choice) => h("button", { type: "button", class: "ej-b", onclick: () => tried(choice) }, choice.text));
      suite.replaceChildren(h("p", {}, this.model.outcomes[this.model.end(node)]?.aim ? "" : "But déjà atteint. ", h("strong", {}, question)),
        h("div", { class: "ej-barre" }, ...buttons), answer);
      const known = choices.find(({ text }) => text === progress.repair);
      if (known) pick(known);
    }
  });
})();
