/* <entrelacs-joueur>: the reader is the scheduler of a small concurrent program.

   <entrelacs-joueur id="compteur">
     <script type="application/json">{"version": 1, "id": "compteur", …}</script>
     <p>What is shown without JavaScript.</p>
   </entrelacs-joueur>

   The JSON is the state graph computed by `entrelacs explorer`; its format is described, table by table, in
   src/entrelacs/markdown/graph_json.py, which writes it. Load this file once per site, deferred, with joueur.css.
   It is shipped as it is written: a classic script, because a page opened from the disk cannot load modules.

   The element lives in the light DOM: the theme's variables and its colours for code apply to it unchanged, printing is
   one CSS rule, and what accessibility checkers see is what the reader gets.
   First the logic, without a page (tests: tests/joueur/model.test.js), then the element. */
(function () {
  "use strict";

  // ---------------------------------------------------------------- the graph

  const BAD = { attendue: 0, surprenante: 1, interdite: 2, echec: 2 };
  const STATUS = ["new", "ready", "blocked", "done", "failed"];

  /** Unpack the JSON: nodes as vectors of slots, edges by source, and for each outcome how far and how many ways. */
  function decode(data) {
    const nodes = [data.initial], leaving = [], entering = [[]];
    const edges = [];
    for (let at = 0, source = 0; source < nodes.length; source++) {
      leaving.push([]);
      for (let left = data.edges[at++]; left > 0; left--) {
        const [step, ...changes] = data.moves[data.edges[at++]];
        const back = data.edges[at++];
        const target = nodes.length - back;
        if (!back) {
          const slots = nodes[source].slice();
          for (let i = 0; i < changes.length; i += 2) slots[changes[i]] = changes[i + 1];
          nodes.push(slots);
          entering.push([]);
        }
        const [thread, line, action, choice] = data.steps[step];
        const edge = { source, target, thread, line, action: data.strings[action], choice: data.strings[choice] };
        edges.push(edge);
        leaving[source].push(edge);
        entering[target].push(source);
      }
    }
    const outputs = [];
    for (const [prefix, suffix] of data.outputs) outputs.push((outputs[prefix] || "") + suffix);
    const threads = data.threads.length, shared = data.shared.length, last = data.initial.length - 1;
    const model = {
      data, count: nodes.length, edges,
      leaving: (node) => leaving[node],
      /** The outcome that the node is, or -1. */
      end: (node) => data.ends[nodes[node][last]][0],
      message: (node) => data.ends[nodes[node][last]][1],
      output: (node) => outputs[nodes[node][last - 1]],
      thread(node, thread) {
        const [status, line, next, blocked, holders] = data.views[nodes[node][thread]];
        return { status: STATUS[status], line, next: data.strings[next], blocked: data.strings[blocked], holders };
      },
      shared: (node) => data.shared.map((name, i) => ({ name, text: data.strings[nodes[node][threads + i]] })),
      primitives: (node) => data.primitives.map(([name, kind], i) => {
        const [text, owner, waiters] = data.states[nodes[node][threads + shared + i]];
        return { name, kind, text: data.strings[text], owner, waiters };
      }),
    };
    model.outcomes = data.outcomes.map((outcome, i) => ({ ...outcome, ...measure(model, entering, i) }));
    return model;
  }

  /** Distance (-1: out of reach) and number of schedules (Infinity: through a loop) from every node to one outcome.
      An end absorbs: what follows it does not count. Numbers are exact up to 2^53. */
  function measure(model, entering, outcome) {
    const far = new Int32Array(model.count).fill(-1), ways = new Float64Array(model.count);
    const left = new Int32Array(model.count), ready = [];
    for (let node = 0; node < model.count; node++)
      if (model.end(node) === outcome) { far[node] = 0; ways[node] = 1; ready.push(node); }
    const queue = ready.slice();
    for (const node of queue)
      for (const source of entering[node]) {
        if (model.end(source) >= 0) continue;
        left[source]++;
        if (far[source] < 0) { far[source] = far[node] + 1; queue.push(source); }
      }
    // Sum backwards once all that follows is summed; what never gets its turn leads to a loop and out of it.
    while (ready.length) {
      const node = ready.pop();
      for (const source of entering[node])
        if (model.end(source) < 0) {
          ways[source] += ways[node];
          if (--left[source] === 0) ready.push(source);
        }
    }
    for (const node of queue) if (left[node]) ways[node] = Infinity;
    return { far, ways };
  }

  const over = (model, node) =>
    !model.leaving(node).length || (model.end(node) >= 0 && model.data.outcomes[model.end(node)].kind !== "livelock");

  /** The edge to take without choosing: the same thread goes on as long as it can. */
  function natural(model, node, thread) {
    const edges = over(model, node) ? [] : model.leaving(node);
    return edges.find((edge) => edge.thread === thread) || edges[0];
  }

  /** A shortest way from the node to the nearest of these outcomes, or null. */
  function shortest(model, node, outcomes) {
    const near = outcomes.filter((o) => o.far[node] >= 0).sort((a, b) => a.far[node] - b.far[node])[0];
    if (!near) return null;
    const path = [];
    while (near.far[node] > 0) {
      const edge = model.leaving(node).find(({ target }) => near.far[target] === near.far[node] - 1);
      path.push(edge);
      node = edge.target;
    }
    return path;
  }

  /** The worst outcomes still reachable from the node; none when all that is reachable is expected. */
  function worst(model, node) {
    const open = model.outcomes.filter((o) => o.far[node] >= 0);
    const level = Math.max(0, ...open.map((o) => BAD[o.status]));
    return level ? open.filter((o) => BAD[o.status] === level) : [];
  }

  /** Play on without choosing; out of a loop, the shortest way. */
  function toEnd(model, node, thread) {
    const path = [], seen = new Set();
    for (let edge; (edge = natural(model, node, thread)); { target: node, thread } = edge) {
      if (seen.has(node)) return path.concat(shortest(model, node, model.outcomes) || []);
      seen.add(node);
      path.push(edge);
    }
    return path;
  }

  /** Play at random as a uniform scheduler would: a thread first, then one of its branches. */
  function atRandom(model, node, random = Math.random, most = 300) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const path = [];
    while (!over(model, node) && path.length < most) {
      const edges = model.leaving(node);
      const thread = pick([...new Set(edges.map((edge) => edge.thread))]);
      const edge = pick(edges.filter((one) => one.thread === thread));
      path.push(edge);
      node = edge.target;
    }
    return path;
  }

  // ------------------------------------------------------------ schedules, URL

  /** Edges as `0*2.1.3:expire`, the text that the command line reads. */
  function write(path) {
    const parts = [];
    for (const { thread, choice } of path) {
      const text = thread + (choice && ":" + choice), last = parts[parts.length - 1];
      if (last && last[0] === text) last[1]++;
      else parts.push([text, 1]);
    }
    return parts.map(([text, times]) => (times > 1 ? `${text}*${times}` : text)).join(".");
  }

  /** Follow a schedule's text from the start as far as it is possible: `{path, whole}`. */
  function read(model, text) {
    const path = [];
    let node = 0;
    for (const part of text ? text.split(".") : []) {
      const match = /^(\d+)(?::([^*]+))?(?:\*(\d+))?$/.exec(part);
      if (!match) return { path, whole: false };
      for (let times = Math.min(+(match[3] || 1), 9999); times > 0; times--) {
        const own = over(model, node) ? [] : model.leaving(node).filter((edge) => edge.thread === +match[1]);
        const edge = match[2] === undefined ? own[0] : own.find((one) => one.choice === match[2]);
        if (!edge) return { path, whole: false };
        path.push(edge);
        node = edge.target;
      }
    }
    return { path, whole: true };
  }

  /** The players' entries of a URL fragment (`#a=0.1&b=2`), or null when it is something else: an anchor of the page. */
  function fragment(hash) {
    const entries = new Map();
    for (const part of hash.replace(/^#/, "").split("&")) {
      const match = /^([A-Za-z][\w-]*)=(.*)$/.exec(part);
      if (!match) return null;
      try { entries.set(match[1], decodeURIComponent(match[2])); } catch { return null; }
    }
    return entries;
  }

  /** The fragment once this player's schedule is in it; an anchor of the page gives way only to a schedule. */
  function withSchedule(hash, id, schedule) {
    const entries = fragment(hash);
    if (!entries && !schedule) return hash;
    const all = (entries || new Map());
    if (schedule) all.set(id, schedule);
    else all.delete(id);
    const text = [...all].map(([name, value]) => `${name}=${encodeURI(value)}`).join("&");
    return text && "#" + text;
  }

  // ------------------------------------------------------------------- words

  /** French typography; the sources and the graph's words keep plain spaces and apostrophes. */
  const fr = (text) => text
    .replace(/ (?=[:»])|« ?/g, (found) => (found === " " ? "\u00a0" : "«\u00a0"))
    .replace(/ (?=[;!?](\s|$))/g, "\u202f")
    .replace(/(\p{L})'(?=[\p{L}«])/gu, "$1’");

  function number(n) {
    if (n <= Number.MAX_SAFE_INTEGER) return n.toLocaleString("fr-FR");
    return "environ 10" + [...String(Math.round(Math.log10(n)))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join("");
  }

  const plural = (n, one, many = one + "s") => `${number(n)} ${n > 1 ? many : one}`;

  /** Thread's name in a sentence: a bare letter needs its noun. */
  function named(data, thread) {
    const name = data.threads[thread][0];
    const noun = data.unit === "tache" ? "Tâche " : "Fil ";
    return /^(\w{1,2}|principal|main)$/.test(name) ? noun + name : name;
  }

  /** The value that each thread read last and has not acted upon, when it has changed since: `[{name, read, now}, …]`. */
  function stale(model, path, node) {
    const held = [];
    for (const { thread, action } of path) {
      const found = /^(lit|écrit) (.+?) : (.*)$/s.exec(action);
      if (found) held[thread] = found[1] === "lit" ? { name: found[2], read: found[3] } : null;
    }
    const now = new Map(model.shared(node).map(({ name, text }) => [name, text]));
    return model.data.threads.map((_, thread) => {
      const value = held[thread];
      if (!value || model.thread(node, thread).status === "done" || !now.get(value.name)) return null;
      return now.get(value.name) === value.read ? null : { ...value, now: now.get(value.name) };
    });
  }

  /** Why an unhappy end came, in sentences: a write made from a value that was out of date, or who waits for whom. */
  function explain(model, path, node) {
    const { data } = model, said = [];
    const outcome = data.outcomes[model.end(node)];
    if (!outcome || !BAD[outcome.status]) return said;
    if (outcome.kind === "deadlock") {
      const waits = data.threads.map((_, thread) => model.thread(node, thread));
      const next = (thread) => waits[thread].holders.filter((holder) => waits[holder].status === "blocked");
      waits.forEach(({ status, blocked }, thread) => {
        if (status === "blocked") said.push(`${named(data, thread)} ${blocked}.`);
      });
      const inLoop = (thread) => {
        const todo = next(thread), seen = new Set();
        while (todo.length) {
          const one = todo.pop();
          if (one === thread) return true;
          if (!seen.has(one)) { seen.add(one); todo.push(...next(one)); }
        }
        return false;
      };
      said.push(waits.some((_, thread) => inLoop(thread))
        ? "Chacun attend ce que l'autre détient : plus personne ne peut avancer."
        : "Plus personne n'est là pour les réveiller.");
    }
    if (outcome.kind === "output" || outcome.kind === "exception") {
      const seen = path.map(({ thread, action }, i) => {
        const found = /^(lit|écrit) (.+?) : (.*)$/s.exec(action);
        return { i: i + 1, thread, action, kind: found && found[1], name: found && found[2] };
      });
      for (const late of seen.filter(({ kind }) => kind === "écrit")) {
        const own = seen.filter((s) => s.i < late.i && s.thread === late.thread && s.name === late.name).pop();
        if (!own || own.kind !== "lit") continue;
        const lost = seen.filter((s) =>
          s.i > own.i && s.i < late.i && s.kind === "écrit" && s.name === late.name && s.thread !== late.thread).pop();
        if (!lost) continue;
        said.push(`Au pas ${own.i}, ${named(data, own.thread)} ${own.action}.`,
          `Au pas ${lost.i}, ${named(data, lost.thread)} ${lost.action}.`,
          `Au pas ${late.i}, ${named(data, late.thread)} ${late.action}, d'après la valeur lue au pas ${own.i} : ce que ` +
          `${named(data, lost.thread)} venait d'écrire est perdu.`);
        break;
      }
    }
    return said;
  }

  const logic = {
    decode, over, natural, shortest, worst, toEnd, atRandom, write, read, fragment, withSchedule, fr, number, stale, explain,
  };
  if (typeof module === "object" && module.exports) module.exports = logic;
  if (typeof customElements === "undefined" || customElements.get("entrelacs-joueur")) return;

  // ---------------------------------------------------------------- the element

  const MARK = { attendue: "✓", surprenante: "≈", interdite: "✗", echec: "✗" };
  const WORD = { attendue: "attendue", surprenante: "surprenante", interdite: "interdite", echec: "échec" };
  const KEYS = { ArrowRight: "step", ArrowLeft: "back", Home: "restart", End: "finish", "!": "bad", "?": "chance", Escape: "stop" };
  const STORE = "entrelacs-joueur:";

  /** Make an element; strings get French typography, except where `raw` gives the text as it is. */
  function h(tag, { raw, ...properties } = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties))
      if (name === "onclick") element.onclick = value;
      else if (value !== undefined && value !== false) element.setAttribute(name, value);
    if (raw !== undefined) element.textContent = raw;
    element.append(...children.filter(Boolean).map((child) => (typeof child === "string" ? fr(child) : child)));
    return element;
  }

  class Player extends HTMLElement {
    connectedCallback() {
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.start(), { once: true });
      else this.start();
    }

    disconnectedCallback() {
      clearInterval(this.timer);
      removeEventListener("hashchange", this.onhash);
    }

    start() {
      if (!this.isConnected) return;
      this.onhash = () => this.fromHash();
      addEventListener("hashchange", this.onhash);
      if (this.model) return;
      const source = this.querySelector("script");
      this.model = decode(JSON.parse(source.textContent));
      this.data = this.model.data;
      this.path = [];
      this.at = 0;
      this.load();
      this.build(source);
      this.show("Au départ, rien n'est encore joué. Choisissez qui avance.");
      this.fromHash(true);
    }

    // ------------------------------------------------------------- positions

    get node() { return this.at ? this.path[this.at - 1].target : 0; }
    get done() { return this.path.slice(0, this.at); }

    fromHash(first) {
      const text = (fragment(location.hash) || new Map()).get(this.data.id);
      if (text === undefined || (!first && text === write(this.done))) return;
      const { path, whole } = read(this.model, text);
      this.stop();
      this.path = path;
      this.at = path.length;
      this.show(whole ? "" : "Le lien contenait un pas impossible : la situation s'arrête juste avant. ");
      this.scrollIntoView({ block: "nearest" });
    }

    toHash() {
      const hash = withSchedule(location.hash, this.data.id, write(this.done));
      // The state belongs to the theme's instant navigation; some browsers limit the number of calls.
      try { if (hash !== location.hash) history.replaceState(history.state, "", hash || location.pathname + location.search); } catch {}
    }

    moved() {
      this.toHash();
      const end = this.model.end(this.node);
      if (end >= 0) {
        const label = this.data.outcomes[end].label;
        if (!this.progress.seen.includes(label)) this.progress.seen.push(label);
        if (this.data.goal && this.data.goal.outcomes.includes(end)) this.progress.goal = true;
        this.save();
      }
      this.show();
    }

    // --------------------------------------------------------------- actions

    take(edge) {
      this.stop();
      if (this.path[this.at] !== edge) this.path = [...this.done, edge];
      this.at++;
      this.moved();
    }

    goTo(at) {
      this.stop();
      this.at = Math.max(0, Math.min(at, this.path.length));
      this.moved();
    }

    step() {
      const edge = this.path[this.at] || natural(this.model, this.node, this.at ? this.path[this.at - 1].thread : 0);
      if (edge) this.take(edge);
      else this.say("C'est la fin : reculez, ou recommencez.");
    }

    back() {
      if (this.at) this.goTo(this.at - 1);
      else this.say("C'est le départ : il n'y a rien avant.");
    }

    restart() { this.stop(); this.path = []; this.at = 0; this.moved(); }

    finish() { this.play(toEnd(this.model, this.node, this.at ? this.path[this.at - 1].thread : 0), this.at); }

    bad() {
      const from = over(this.model, this.node) ? 0 : this.at;
      const node = from ? this.node : 0;
      const aims = worst(this.model, node);
      if (aims.length) this.play(shortest(this.model, node, aims), from);
      else if (worst(this.model, 0).length) this.say("D'ici, rien de mal ne peut plus arriver : reculez, puis réessayez.");
      else this.say("Il n'y a pas de pire : tous les ordonnancements finissent bien.");
    }

    chance() {
      const from = over(this.model, this.node) ? 0 : this.at;
      this.play(atRandom(this.model, from ? this.node : 0), from);
    }

    /** Follow these edges from step number `from`, one by one, or at once for who prefers no motion. */
    play(edges, from) {
      const running = this.timer;
      this.stop();
      if (running) return this.show();
      this.path = [...this.path.slice(0, from), ...edges];
      this.at = from;
      if (!edges.length) return this.moved();
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.at = this.path.length;
      else {
        this.at++;
        if (this.at < this.path.length) {
          this.timer = setInterval(() => {
            this.at++;
            if (this.at >= this.path.length) this.stop();
            if (this.timer) this.show();
            else this.moved();
          }, Math.max(120, Math.min(600, 9000 / edges.length)));
          return this.show();
        }
      }
      this.moved();
    }

    stop() { clearInterval(this.timer); this.timer = 0; }

    copy(text, what) {
      this.copied.textContent = text;
      this.copied.hidden = false;
      const failed = () => { getSelection().selectAllChildren(this.copied); this.say(`${what} : copiez la ligne sélectionnée.`); };
      if (!navigator.clipboard) return failed();
      navigator.clipboard.writeText(text).then(() => this.say(`${what} : c'est copié.`), failed);
    }

    // -------------------------------------------------------------- progress

    load() {
      this.progress = { seen: [] };
      try { Object.assign(this.progress, JSON.parse(localStorage.getItem(this.key))); } catch {}
    }

    save() { try { localStorage.setItem(this.key, JSON.stringify(this.progress)); } catch {} }

    forget() {
      try { localStorage.removeItem(this.key); } catch {}
      this.progress = { seen: [] };
      this.show("Votre progression sur ce joueur est effacée de cet appareil.");
    }

    get key() { return STORE + this.data.program + "#" + this.data.id; }

    // --------------------------------------------------------------- display

    badge(thread, text) {
      const letter = this.data.threads[thread][1];
      const look = { class: `ej-pion ej-c${thread % 8}`, raw: letter };
      return h("span", text ? { ...look, role: "img", "aria-label": text } : { ...look, "aria-hidden": "true" });
    }

    build(source) {
      const { data } = this;
      const part = (name, title, ...children) => h("section", { class: "ej-" + name, "aria-label": title },
        h("p", { class: "ej-titre" }, title), ...children);
      const button = (name, label, more = {}) =>
        (this[name + "Button"] = h("button", { type: "button", class: "ej-b", onclick: () => this[name](), ...more }, label));
      this.goalBox = h("div", { class: "ej-but" });
      this.code = h("div", { class: "ej-code highlight", tabindex: "0", role: "region", "aria-label": "Programme" });
      this.lines = new Map(data.code.map((html, i) => {
        const text = h("span", { class: "ej-src" });
        text.innerHTML = html;  // made by the site's own build, from Pygments
        const spot = h("span", { class: "ej-ici" });
        const line = h("div", { class: "ej-l" }, h("span", { class: "ej-no", "aria-hidden": "true", raw: data.first + i }), spot, text);
        this.code.append(line);
        return [data.first + i, { line, spot }];
      }));
      this.threads = data.threads.map(() => h("li"));
      this.memory = h("ul", { class: "ej-memoire" });
      this.printed = h("div", { class: "ej-sortie" });
      this.voice = h("p", { class: "ej-dit", "aria-live": "polite" });
      this.strip = h("div", { class: "ej-bande", role: "group", "aria-label": fr("Pas joués : revenir à l'un d'eux") });
      this.ends = h("ul", { class: "ej-fins" });
      this.copied = h("code", { class: "ej-copie", hidden: "" });
      const task = data.unit === "tache";
      this.replaceChildren(source,
        h("p", { class: "ej-intro" }, `L'ordonnanceur, c'est vous : à chaque pas, choisissez ${task ? "la tâche" : "le fil"} qui avance. `
          + `La pastille marque la prochaine ligne de ${task ? "chacune" : "chacun"}.`),
        this.goalBox,
        h("div", { class: "ej-corps" },
          this.code,
          h("div", { class: "ej-cote" },
            part("choix", "Qui avance ?", h("ul", { class: "ej-fils" }, ...this.threads)),
            part("etat", "Mémoire partagée", this.memory),
            part("ecran", "Affiché à l'écran", this.printed))),
        this.voice,
        h("div", { class: "ej-barre", role: "group", "aria-label": "Commandes" },
          button("restart", "⇤ Recommencer"), button("back", "← Reculer"), button("step", "Un pas →"),
          button("finish", "Jusqu'au bout ⇥"), button("bad", "Jouer le pire"), button("chance", "Au hasard")),
        this.strip,
        part("avenir", "Fins encore possibles d'ici", this.ends),
        h("div", { class: "ej-pied" },
          button("command", "Copier la commande"), button("link", "Copier le lien"), button("forget", "Effacer ma progression"),
          h("details", {}, h("summary", {}, "Clavier"),
            h("p", {}, "Dans ce cadre : la lettre d'une pastille fait avancer ", task ? "cette tâche" : "ce fil",
              " ; → un pas, ← un pas en arrière, Début recommencer, Fin jusqu'au bout, ! le pire, ? au hasard, Échap arrêter."))),
        this.copied);
      this.classList.add("ej");
      this.onkeydown = (event) => this.key_(event);
    }

    command() { this.copy(`${this.data.command}"${write(this.done)}"`, "Commande"); }
    link() { this.copy(location.href.split("#")[0] + withSchedule("", this.data.id, write(this.done)), "Lien"); }

    key_(event) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest(".ej-pied")) return;
      const scrolls = event.target === this.code && /^(Arrow|Home|End)/.test(event.key);
      const thread = this.data.threads.findIndex(([, letter]) => letter === event.key.toUpperCase());
      if (scrolls || (!KEYS[event.key] && thread < 0)) return;
      event.preventDefault();
      event.stopPropagation();  // the theme has shortcuts of its own on letters
      if (KEYS[event.key]) this[KEYS[event.key]]();
      else {
        const buttons = this.threads[thread].querySelectorAll("button");
        if (buttons.length > 1) buttons[0].focus();
        else if (buttons.length) buttons[0].click();
      }
    }

    /** Say something without moving. */
    say(text) { this.voice.replaceChildren(fr(text)); }

    show(preface = "") {
      const { model, node } = this;
      const last = this.at ? this.path[this.at - 1] : null;
      const before = last ? last.source : node;
      const playing = !!this.timer;
      this.showCode(node, last);
      this.showThreads(node);
      this.showMemory(node, before);
      this.showStrip();
      this.showEnds(node);
      this.showGoal(node);
      this.voice.setAttribute("aria-live", playing ? "off" : "polite");
      this.voice.className = "ej-dit" + (model.end(node) >= 0 ? " ej-dit-" + this.data.outcomes[model.end(node)].status : "");
      this.voice.replaceChildren(...this.narrate(preface, node, before, last));
      const stuck = over(model, node);
      const off = (button, yes) => button.setAttribute("aria-disabled", yes);
      off(this.restartButton, !this.path.length);
      off(this.backButton, !this.at);
      off(this.stepButton, stuck);
      off(this.finishButton, stuck);
      off(this.badButton, !worst(model, stuck ? 0 : node).length);
    }

    showCode(node, last) {
      for (const { line, spot } of this.lines.values()) {
        line.className = "ej-l";
        if (spot.firstChild) spot.replaceChildren();
      }
      if (last && this.lines.has(last.line)) this.lines.get(last.line).line.className = "ej-l ej-faite ej-c" + (last.thread % 8);
      let follow = last && this.lines.get(last.line);
      this.data.threads.forEach((_, thread) => {
        const view = model_line(this.model.thread(node, thread));
        const place = view && this.lines.get(view);
        if (!place) return;
        place.spot.append(this.badge(thread, named(this.data, thread)));
        if (!follow || (last && thread === last.thread)) follow = place;
      });
      if (!follow) return;
      const top = follow.line.offsetTop - this.code.offsetTop, { scrollTop, clientHeight } = this.code;
      if (top < scrollTop + 30 || top > scrollTop + clientHeight - 60) this.code.scrollTop = top - clientHeight / 3;
    }

    showThreads(node) {
      const old = stale(this.model, this.done, node), finished = over(this.model, node);
      const last = [];
      for (const edge of this.done) last[edge.thread] = edge;
      this.threads.forEach((item, thread) => {
        const view = this.model.thread(node, thread);
        const edges = finished ? [] : this.model.leaving(node).filter((edge) => edge.thread === thread);
        const where = view.line ? `ligne ${view.line}` : "";
        const why = { new: "n'a pas commencé", blocked: view.blocked || "attend", done: "a fini", failed: "s'est arrêté sur une erreur" }[view.status]
          || "ne peut plus avancer";
        const rows = edges.length
          ? edges.map((edge) => ({
            what: edges.length > 1 ? edge.action + (edge.choice && edges.some((one) => one !== edge && one.action === edge.action) ? ` (${edge.choice})` : "") : view.next || edge.action,
            act: () => this.take(edge),
          }))
          : [{ what: (view.status === "blocked" ? "bloqué : " : "") + why, act: () => this.say(`${named(this.data, thread)} ne peut pas avancer : ${why}.`), off: true }];
        while (item.childElementCount > rows.length) item.lastChild.remove();
        rows.forEach((row, i) => {
          const button = item.children[i] || item.appendChild(h("button", { type: "button", class: "ej-fil" }));
          button.onclick = row.act;
          button.setAttribute("aria-disabled", !!row.off);
          button.replaceChildren(this.badge(thread), h("span", {},
            h("span", { class: "ej-qui" }, this.data.threads[thread][0], where && h("small", {}, " " + where)),
            h("span", { class: "ej-quoi" }, (row.off ? "" : "▸ ") + row.what),
            i === 0 && last[thread] && h("small", { class: "ej-passe" }, "vient de : " + last[thread].action),
            i === 0 && old[thread] && h("small", { class: "ej-perime" }, `${old[thread].name} a changé depuis : ${old[thread].now}`)));
        });
      });
    }

    showMemory(node, before) {
      const { model } = this, was = model.shared(before), had = model.primitives(before);
      const row = (name, text, old, ...more) => h("li", { class: text === old ? "" : "ej-change" },
        h("span", { class: "ej-nom" }, name), " ", h("span", { class: "ej-valeur", raw: text }),
        text !== old && h("small", {}, old ? ` ◂ était ${old}` : " ◂ nouveau"), ...more);
      this.memory.replaceChildren(
        ...model.shared(node).map(({ name, text }, i) => text && row(name, text, was[i].text)).filter(Boolean),
        ...model.primitives(node).map(({ name, kind, text, waiters }, i) => text && row(name, text, had[i].text,
          h("small", { class: "ej-sorte" }, ` ${kind}`),
          waiters.length > 0 && h("span", { class: "ej-file" }, " en attente : ", ...waiters.map((one) => this.badge(one, named(this.data, one)))))).filter(Boolean));
      this.memory.parentNode.hidden = !this.memory.childElementCount;
      const output = model.output(node), seen = model.output(before);
      const fresh = output !== seen && output.startsWith(seen);
      this.printed.replaceChildren(
        h("span", { raw: fresh ? seen : output }),
        fresh ? h("mark", { raw: output.slice(seen.length) }) : "",
        output ? "" : h("em", {}, "rien encore"));
    }

    showStrip() {
      const { strip, path } = this, focused = strip.contains(document.activeElement);
      while (strip.childElementCount > path.length + 1) strip.lastChild.remove();
      for (let i = 0; i <= path.length; i++) {
        const chip = strip.children[i] || strip.appendChild(h("button", { type: "button" }));
        const edge = path[i - 1];
        if (chip.edge !== edge || !i) {
          chip.edge = edge;
          const text = fr(edge ? `Pas ${i}. ${named(this.data, edge.thread)} : ${edge.action}` : "Départ");
          chip.replaceChildren(edge ? this.badge(edge.thread) : "0");
          chip.setAttribute("aria-label", text);
          chip.title = text;
          chip.onclick = () => this.goTo(i);
        }
        chip.className = "ej-pas" + (i > this.at ? " ej-apres" : "");
        chip.tabIndex = i === this.at ? 0 : -1;
        if (i === this.at) chip.setAttribute("aria-current", "step");
        else chip.removeAttribute("aria-current");
      }
      const current = strip.children[this.at];
      if (focused) current.focus({ preventScroll: true });
      strip.scrollTop = current.offsetTop - strip.offsetTop - 40;
    }

    showEnds(node) {
      const here = this.model.end(node);
      this.ends.replaceChildren(...this.model.outcomes.map((outcome, i) => {
        const ways = outcome.ways[node];
        const count = i === here ? "vous y êtes" : !ways ? "plus possible d'ici"
          : ways === Infinity ? "une infinité d'ordonnancements (boucle)" : plural(ways, "ordonnancement");
        return h("li", { class: `ej-fin ej-${outcome.status}` + (ways ? "" : " ej-exclue") + (i === here ? " ej-atteinte" : "") },
          h("span", { class: "ej-marque", "aria-hidden": "true" }, MARK[outcome.status]),
          outcome.kind === "output" && outcome.label ? h("span", { class: "ej-valeur", raw: outcome.label }) : h("strong", {}, outcome.label || "rien d'affiché"),
          h("small", {}, ` ${WORD[outcome.status]}`), h("span", { class: "ej-compte" }, count),
          this.progress.seen.includes(outcome.label) && h("small", { class: "ej-vue" }, "déjà vue"));
      }));
    }

    showGoal(node) {
      const { goal } = this.data;
      this.goalBox.hidden = !goal;
      if (!goal) return;
      const reached = goal.outcomes.includes(this.model.end(node)), { repair } = goal;
      const state = `${reached}${this.progress.goal}${this.progress.repair}`;
      if (this.goalState === state) return;
      this.goalState = state;
      this.goalBox.classList.toggle("ej-gagne", !!this.progress.goal);
      this.goalBox.replaceChildren(h("p", {}, h("strong", {}, reached ? "Bravo, but atteint ! " : this.progress.goal ? "But déjà atteint : " : "Votre but : "), goal.text));
      if (!repair || !this.progress.goal) return;
      const answer = h("p", { "aria-live": "polite" });
      const tell = ({ right, why }) => answer.replaceChildren(h("strong", {}, right ? "✓ Oui. " : "✗ Non. "), fr(why));
      const picks = repair.choices.map((choice, i) => h("button", { type: "button", class: "ej-b", onclick: () => {
        tell(choice);
        picks.forEach((pick) => pick.setAttribute("aria-pressed", pick === picks[i]));
        if (choice.right) { this.progress.repair = choice.text; this.save(); this.goalState = `${reached}true${choice.text}`; }
      } }, choice.text));
      const before = repair.choices.findIndex(({ text }) => text === this.progress.repair);
      if (before >= 0) { tell(repair.choices[before]); picks[before].setAttribute("aria-pressed", "true"); }
      this.goalBox.append(h("p", {}, repair.question), h("div", { class: "ej-reponses", role: "group", "aria-label": fr(repair.question) }, ...picks), answer);
    }

    /** What just happened, what it blocked or freed, and at an end how it came to that. */
    narrate(preface, node, before, last) {
      const { model, data } = this, said = [];
      if (preface) said.push(preface);
      if (last) {
        said.push(`Pas ${this.at}. ${named(data, last.thread)} : ${last.action}. `);
        data.threads.forEach((_, thread) => {
          const now = model.thread(node, thread), then = model.thread(before, thread);
          if (now.status === then.status && now.blocked === then.blocked) return;
          if (now.status === "blocked") said.push(`${named(data, thread)} ${now.blocked || "attend"}. `);
          else if (now.status === "done") said.push(`${named(data, thread)} a fini. `);
          else if (then.status === "blocked" && now.status === "ready") said.push(`${named(data, thread)} peut repartir. `);
        });
      } else if (!preface) said.push("Retour au départ. Choisissez qui avance.");
      const end = model.end(node), lines = [h("span", {}, said.join(""))];
      if (end >= 0) {
        const outcome = data.outcomes[end];
        const title = outcome.kind === "livelock" ? "Interblocage actif : ils bougent encore, mais aucune fin n'est plus atteignable"
          : outcome.kind === "output" ? "Fin" : outcome.label;
        lines.push(h("span", { class: "ej-verdict" },
          h("strong", {}, `${MARK[outcome.status]} ${title} (${WORD[outcome.status]}).`),
          outcome.kind === "output" && outcome.label ? h("span", { class: "ej-valeur", raw: outcome.label }) : "",
          model.message(node) ? h("span", { class: "ej-valeur", raw: model.message(node) }) : "",
          outcome.sentence && " " + outcome.sentence));
        const why = explain(model, this.done, node);
        if (why.length) lines.push(h("span", { class: "ej-pourquoi" }, h("strong", {}, "Pourquoi ? "), why.join(" ")));
      }
      return lines;
    }
  }

  const model_line = (view) => (view.status === "done" ? 0 : view.line);

  customElements.define("entrelacs-joueur", Player);
})();
