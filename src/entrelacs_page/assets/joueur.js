/* The reader schedules a small program: <entrelacs-joueur> plays the state graph described in
   src/entrelacs/telling/player.py. A classic script: pages opened from the disk load no modules. What is needed once one plays is in joueur-partie.js, of the same folder. */
(function () {
  "use strict";

  const BAD = { attendue: 0, possible: 0, surprenante: 1, interdite: 2, faute: 2 };

  function decode(data) {
    const nodes = [data.initial], moves = [], entering = [[]];
    const threads = data.threads.length, shared = data.shared.length, last = data.initial.length - 1;
    const end = (node) => data.ends[nodes[node][last]][0];
    for (let at = 0, source = 0; source < nodes.length; source++) {
      moves.push([]);
      for (let left = data.edges[at++]; left > 0; left--) {
        const [step, ...changes] = data.moves[data.edges[at++]], back = data.edges[at++];
        const target = nodes.length - back;
        if (!back) {
          const slots = nodes[source].slice();
          for (let i = 0; i < changes.length; i += 2) slots[changes[i]] = changes[i + 1];
          nodes.push(slots);
          entering.push([]);
        }
        const [thread, line, numbers, choice] = data.steps[step], events = numbers.map((number) => data.events[number]);
        const action = events.map(([sentence]) => sentence).join(" ; ");
        // A livelock goes on, and so may a daemon thread once all else is over.
        const kind = data.outcomes[end(source)]?.kind;
        if (kind !== "exception") moves[source].push({ source, target, thread, line, action, choice, events });
        if (!kind || kind === "output") entering[target].push(source);
      }
    }
    return {
      data,
      nodes,
      end,  // its outcome, or -1
      open: (node) => !(data.outcomes[end(node)]?.kind === "output"),
      message: (node) => data.ends[nodes[node][last]][1],
      output: (node) => data.outputs[nodes[node][last - 1]],
      moves: (node) => moves[node],
      over: (node) => !moves[node].length,
      thread(node, thread) {
        const [status, line, next, blocked, holders] = data.views[nodes[node][thread]];
        return { thread, status, line, next, blocked, holders };
      },
      shared: (node) => data.shared.map((name, i) => ({ name, text: data.values[nodes[node][threads + i]] })),
      primitives: (node) => data.primitives.map(([name, kind], i) => {
        const [text, waiters] = data.states[nodes[node][threads + shared + i]];
        return { name, kind, text, waiters };
      }),
      outcomes: data.outcomes.map((outcome, i) => ({ ...outcome, aim: data.goal?.outcomes.includes(i), ...measure(nodes.map((_, node) => end(node) === i), entering) })),
    };
  }

  /** From each node to the marked ones: the distance (-1: none) and the number of schedules (Infinity: some loop). */
  function measure(marked, entering) {
    const far = marked.map((yes) => yes - 1), ways = marked.map(Number), left = marked.map(() => 0);
    const queue = [...marked.keys()].filter((node) => marked[node]);
    for (const node of queue)
      for (const source of entering[node]) {
        left[source]++;
        if (far[source] < 0) { far[source] = far[node] + 1; queue.push(source); }
      }
    // A node is summed after all that follows it; one whose turn never comes can loop.
    const ready = queue.filter((node) => !left[node]);
    while (ready.length) {
      const node = ready.pop();
      for (const source of entering[node]) {
        ways[source] += ways[node];
        if (!--left[source]) ready.push(source);
      }
    }
    for (const node of queue) if (left[node]) ways[node] = Infinity;
    return { far, ways };
  }

  function follow(node, choose) {
    const path = [];
    for (let edge; (edge = choose(node, path)); node = edge.target) path.push(edge);
    return path;
  }

  /** Without choosing, the same thread goes on as long as it can. */
  const natural = (model, node, thread) => model.moves(node).find((edge) => edge.thread === thread) || model.moves(node)[0];

  /** The worst outcomes still reachable, or those of the goal; none when all are expected. */
  function worst(model, node) {
    const open = model.outcomes.filter(({ far }) => far[node] >= 0), level = Math.max(...open.map(({ status }) => BAD[status]));
    const bad = open.filter(({ status }) => level && BAD[status] === level), aims = bad.filter(({ aim }) => aim);
    return aims[0] ? aims : bad;
  }

  /** A path as `0*2.1.3:expire`, what the command line reads. */
  function write(path) {
    const parts = [];
    for (const { thread, choice } of path) {
      const text = thread + (choice && ":" + choice), last = parts[parts.length - 1];
      if (last && last[0] === text) last[1]++;
      else parts.push([text, 1]);
    }
    return parts.map(([text, times]) => (times > 1 ? `${text}*${times}` : text)).join(".");
  }

  /** Follow such a text; `whole`: every step was possible. */
  function read(model, text) {
    const wanted = [];
    for (const part of text ? text.split(".") : []) {
      const [, thread, choice, times = 1] = /^(\d+)(?::([^*]+))?(?:\*(\d+))?$/.exec(part) || [];
      for (let left = Math.min(times, 9999); left > 0; left--) wanted.push({ thread: Number(thread), choice });
    }
    const path = follow(0, (node, { length }) => wanted[length] && model.moves(node).find(({ thread, choice }) =>
      thread === wanted[length].thread && [undefined, choice].includes(wanted[length].choice)));
    return { path, whole: path.length === wanted.length };
  }

  /** The schedules of a URL fragment (`#a=0.1&b=2`) by player, or null: an ordinary anchor. */
  const fragment = (hash) => /^#[A-Za-z][\w-]*=/.test(hash) ? new URLSearchParams(hash.slice(1)) : null;

  /** The fragment once this schedule is in it; an anchor only gives way to a schedule. */
  function withSchedule(hash, id, schedule) {
    const entries = fragment(hash) || new URLSearchParams();
    if (schedule) entries.set(id, schedule);
    else if (fragment(hash)) entries.delete(id);
    else return hash;
    return `#${entries}`.replaceAll("%3A", ":").replace(/^#$/, "");
  }

  /** French typography of plain words. */
  const fr = (text) => text
    .replace(/« | (?=[:»])/g, (found) => found.replace(" ", "\u00a0"))
    .replace(/ (?=[;!?](\s|$))/g, "\u202f")
    .replace(/(\d) (?=[€%])/g, "$1\u00a0")
    .replace(/(\p{L})'(?=[\p{L}«])/gu, "$1’");

  const schedules = (n) => n === Infinity ? "boucle : une infinité d'ordonnancements"
    : `${n > Number.MAX_SAFE_INTEGER ? "plus de 9 × 10¹⁵" : n.toLocaleString("fr-FR")} ordonnancement${n > 1 ? "s" : ""}`;

  /** At the head of a sentence, a bare letter needs a noun. */
  function named({ threads, unit }, thread) {
    const [name] = threads[thread];
    if (name === "principal") return "Le fil principal";
    return name.length < 3 ? `${unit === "tache" ? "La tâche" : "Le fil"} ${name}` : name[0].toUpperCase() + name.slice(1);
  }

  /** What the second file needs of this one. */
  const TOOLS = { BAD, follow, natural, worst, named, write, withSchedule };

  if (typeof module === "object")
    module.exports = { decode, read, fragment, fr, schedules, ...TOOLS };
  if (typeof customElements === "undefined") return;

  const MARK = { attendue: "✓", possible: "•", surprenante: "!", interdite: "✗", faute: "✗" };
  const STUCK = { new: "n'existe pas encore", blocked: "attend", done: "a fini", failed: "s'est arrêté sur une erreur" };
  const KEYS = { ArrowRight: "step", ArrowLeft: "back", Home: "restart", End: "finish", "+": "next", "!": "bad", "?": "chance", Escape: "halt" };
  const longer = (a = "", b = "") => (b.length > a.length ? b : a);
  const folder = document.currentScript.src.replace(/[^/]*$/, "");

  /** An element; its words go through `fr`, `raw` text does not. */
  function h(tag, { raw, onclick, ...attributes } = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, name === "class" ? value : fr(String(value)));
    if (raw !== undefined) element.textContent = raw;
    element.onclick = onclick;
    element.append(...words(children));
    return element;
  }

  const words = (children) => children.filter(Boolean).map((child) => (typeof child === "string" ? fr(child) : child));

  class Player extends HTMLElement {
    static fr = fr;  // for the workshop
    static tools = { ...TOOLS, h, words, fr };
    static rest;

    /** The second file, asked for once. */
    static more() {
      return this.rest ||= new Promise((onload, onerror) =>
        document.head.append(Object.assign(h("script", { src: folder + "joueur-partie.js" }), { onload, onerror })));
    }

    /** Do what a button or a key asks, that the second file may hold. */
    call(name) {
      if (this[name]) this[name]();
      else Player.more().then(() => this[name](), () => this.say("Cette commande n'a pas pu être chargée."));
    }

    connectedCallback() {
      const source = this.querySelector("script");
      if (source && !this.model) this.start(JSON.parse(source.textContent), source);
    }

    /** Play these data; `source`: the element that held them, if one did. */
    start(data, source) {
      this.model = decode(data);
      this.data = data;
      this.key = `entrelacs-joueur:${this.data.program}#${this.data.id}`;
      this.progress = { seen: [] };
      try { Object.assign(this.progress, JSON.parse(localStorage.getItem(this.key))); } catch {}
      this.build(source);
      this.path = [];
      this.at = 0;
      this.show();
      this.fromHash();
      if (this.progress.goal) Player.more().then(() => this.showQuestion(this.node), () => {});
      addEventListener("hashchange", () => this.fromHash());
    }

    /** What was played; beyond it, `path` keeps what was undone. */
    get done() { return this.path.slice(0, this.at); }
    get last() { return this.path[this.at - 1]; }
    get node() { return this.last?.target ?? 0; }

    fromHash() {
      // None: before the first link. A mere anchor changes nothing.
      const text = location.hash ? fragment(location.hash)?.get(this.data.id) : "";
      if (text == null || text === write(this.done)) return;
      const { path, whole } = read(this.model, text);
      this.set(path, path.length, whole ? "" : "Le lien demandait un pas impossible : arrêt juste avant. ");
      for (let box = this; (box = box.parentElement); ) if (box.tagName === "DETAILS") box.open = true;
      this.scrollIntoView({ block: "nearest" });
    }

    /** Be after the first `at` steps of `path`. */
    set(path, at, preface) {
      this.stop();
      this.path = path;
      this.at = at;
      const hash = withSchedule(location.hash, this.data.id, write(this.done));
      // The state is the theme's; some browsers limit calls.
      try { if (hash !== location.hash) history.replaceState(history.state, "", hash || location.pathname + location.search); } catch {}
      const end = this.model.end(this.node), { progress, data } = this;
      if (end >= 0) {
        progress.seen = [...new Set([...progress.seen, data.outcomes[end].label])];
        if (this.model.outcomes[end].aim) progress.goal = true;
        this.save();
      }
      const known = this.explain, here = () => this.path === path && this.at === at;
      this.show(preface);
      // What there is to say of an end: why, and the question that follows. Voices hear of it once, when all is there.
      Player.more().then(() => known || (here() && this.show(preface)), () => {}).then(() => here() && this.tell());
      // Elsewhere it sticks to the screen: nothing has to move.
      if (end >= 0 && getComputedStyle(this.voix).position === "static") this.dit.scrollIntoView({ block: "nearest" });
    }

    take(edge) { this.set(this.path[this.at] === edge ? this.path : [...this.done, edge], this.at + 1); }

    step() {
      const edge = this.path[this.at] || natural(this.model, this.node, this.last?.thread);
      if (edge) this.take(edge);
      else this.say("C'est la fin : reculez, ou recommencez.");
    }

    back() {
      if (this.at) this.set(this.path, this.at - 1);
      else this.say("C'est le départ : il n'y a rien avant.");
    }

    restart() { this.set([], 0); }

    /** What was played; nothing once it is over, to play anew. */
    get again() { return this.model.over(this.node) ? [] : this.done; }
    get from() { return this.again.length ? this.node : 0; }

    stop() { this.timer = clearInterval(this.timer); }
    halt() { this.set(this.path, this.at); }

    save() { try { localStorage.setItem(this.key, JSON.stringify(this.progress)); } catch {} }

    press(event) {
      const { key, target } = event, marks = this.data.threads.map(([, mark]) => mark);
      // Enter, Tab and the space bar do as everywhere; in the code, arrows scroll.
      if (event.ctrlKey || event.altKey || event.metaKey || key === " " || (key.length > 1 && (!KEYS[key] || target === this.code))) return;
      event.stopPropagation();  // a letter that nobody bears must not leave the page: the theme's P, N, S, F
      if (key.length > 1 || KEYS[key]) {
        event.preventDefault();
        return this.call(key === "Escape" && !this.timer && this.matches(".ej-plein") ? "screen" : KEYS[key]);
      }
      const begun = (text) => marks.some((mark) => mark.startsWith(text)), letter = key.toUpperCase();
      const typed = begun(this.typed + letter) ? this.typed + letter : letter, own = this.threads[marks.indexOf(typed)]?.children;
      this.typed = own || !begun(typed) ? "" : typed;
      if (this.typed) this.say(`${typed}… ${marks.filter((mark) => mark.startsWith(typed)).join(" ou ")} ?`);
      else if (own?.[1]) own[0].focus();
      else own?.[0].click();
    }

    badge(thread, alone) {
      const told = alone ? { role: "img", "aria-label": named(this.data, thread) } : { "aria-hidden": true };
      return h("span", { class: `ej-pion ej-c${thread % 8}`, raw: this.data.threads[thread][1], ...told });
    }

    /** What the buttons of a thread say, and the edges that they take. */
    rows(node, thread) {
      const { next } = this.model.thread(node, thread), edges = this.model.moves(node).filter((edge) => edge.thread === thread);
      return edges.map((edge) => [edges[1] || !next
        ? edge.action + (edges.some((one) => one !== edge && one.action === edge.action) ? ` (${edge.choice})` : "") : next, edge]);
    }

    why(node, thread) {
      const { status, blocked } = this.model.thread(node, thread);
      return (status === "blocked" && blocked) || STUCK[status] || "ne peut plus avancer";
    }

    face(thread, text, line, last, old) {
      return words([this.badge(thread), h("span", {},
        h("span", {}, named(this.data, thread), line ? h("small", {}, this.data.places ? " " + this.data.places[line] : ` ligne ${line}`) : ""), " ",
        h("span", { class: "ej-quoi" }, text),
        old ? h("small", { class: "ej-perime" }, old) : last && h("small", {}, "dernier pas : " + last))]);
    }

    /** Nothing moves under a pointer: all that will be said has its room. */
    measure() {
      const { model, data } = this, most = data.threads.map(() => []), last = [], old = [];
      let marks = 2;
      model.nodes.forEach((_, node) => {
        const lines = {};
        most.forEach((rows, thread) => {
          const { status, line } = model.thread(node, thread), now = this.rows(node, thread).map(([text]) => text);
          if (line && status !== "done") marks = Math.max(marks, lines[line] = (lines[line] || 0) + 1);
          if (!now[0]) now.push(this.why(node, thread));
          if (now.length > rows.length || (now.length === rows.length && now.join().length > rows.join().length)) most[thread] = now;
        });
      });
      for (const [thread, , numbers] of data.steps) {
        const events = numbers.map((number) => data.events[number]);
        last[thread] = longer(last[thread], events.map(([told]) => told).join(" ; "));
        for (const [, verb, name, text] of events) if (verb === "read") old[thread] = longer(old[thread], `a lu ${name} : ${text}, qui a changé depuis : ${text}`);
      }
      this.style.setProperty("--ej-marques", marks);
      return most.map((rows, thread) => h("div", { class: "ej-cale", hidden: "" },
        ...rows.map((text, i) => h("span", { class: "ej-fil" }, ...this.face(thread, text, data.widest || 99, !i && longer(last[thread], old[thread]))))));
    }

    build(source) {
      const { data } = this;
      const box = (tag, name, more) => (this[name] = h(tag, { class: "ej-" + name, ...more }));
      const part = (name, title, content) => h("div", { class: "ej-" + name, role: "group", "aria-label": title }, h("p", { class: "ej-titre" }, title), content);
      const button = (name, label) => (this[name + "Button"] = h("button", { type: "button", class: "ej-b", onclick: () => this.call(name) }, label));
      box("div", "code", { class: "ej-code highlight", tabindex: 0, role: "group", "aria-label": "Programme" });
      const reduced = (data.reduced || []).filter(([, written, value]) => written !== value);
      this.lines = data.code.map((html, i) => {
        const text = h("span", { class: "ej-src" }), spot = h("span", { class: "ej-ici" });
        text.innerHTML = html.trimStart();  // by the site's build
        text.style.setProperty("--retrait", html.search(/\S|$/));
        const here = reduced.find(([name]) => text.textContent.startsWith(name + " ="));
        if (here) text.append(" ", h("span", { class: "ej-vaut" }, "ici : " + here[2]));
        const line = h("div", {}, h("span", { class: "ej-no", raw: data.places?.[data.first + i].split(":")[1] ?? data.first + i }), spot, text);
        this.code.append(line);
        return { line, spot };
      });
      const cards = this.measure().map((room, i) => h("li", { "data-fil": i }, room, h("div", {})));
      this.threads = cards.map((card) => card.lastChild);
      // Who does the work comes first; who is yet to be born, last.
      const [main, ...others] = cards, late = (card) => this.model.thread(0, card.dataset.fil).status === "new";
      this.replaceChildren(...words([source,
        h("p", { class: "ej-intro" }, "L'ordonnanceur, c'est vous : à chaque pas, choisissez qui avance. La suite de vos choix est un ordonnancement."),
        reduced[0] && h("p", { class: "ej-reduit" }, "Pour que tous les ordres se comptent, le programme joué ici est réduit : "
          + reduced.map(([name, written, value]) => `${name} = ${value} au lieu de ${written}`).join(", ") + "."),
        data.goal && part("but", "Votre but", h("p", {}, data.goal.text)),
        h("div", { class: "ej-barre ej-jeu", role: "group", "aria-label": "Commandes" },
          button("back", "← Reculer"), button("step", "Un pas →"), button("next", "Jusqu'au prochain choix"), button("finish", ""),
          button("bad", "Jouer le pire"), button("chance", "Au hasard"), button("restart", "Recommencer"), button("screen", "Plein écran")),
        h("div", { class: "ej-corps" },
          h("div", { class: "ej-cote" }, this.code, box("div", "voix")),
          h("div", { class: "ej-cote" },
            part("choix", "Qui avance ?", h("ul", {}, ...others.filter((card) => !late(card)), main, ...others.filter(late))),
            h("div", { class: "ej-etat" },
              (this.shared = part("partage", "Mémoire partagée", box("ul", "memoire"))),
              part("ecran", "Affiché à l'écran", box("div", "sortie"))))),
        box("div", "suite"),
        part("fait", "Pas joués : appuyez pour y revenir", box("div", "bande")),
        part("avenir", "Fins encore possibles d'ici", box("ul", "fins")),
        h("div", { class: "ej-barre ej-pied" },
          button("command", "Copier la commande"), button("link", "Copier le lien"), button("forget", "Effacer ma progression"),
          h("details", {}, h("summary", { onclick: () => this.call("keys") }, "Clavier"), box("p", "aide"))),
        box("code", "copied")]));
      this.voix.append(box("p", "dit"), box("p", "lu", { role: "status" }));
      this.classList.add("ej");
      this.tabIndex = -1;  // a click on its words keeps the keys inside
      this.typed = "";
      this.onkeydown = this.press;
    }

    /** Whose turn. */
    ask() {
      const marks = new Set(this.model.moves(this.node).map(({ thread }) => this.data.threads[thread][1]));
      return `À vous : sous « Qui avance ? », appuyez sur ${[...marks].join(" ou ")}.`;
    }

    say(text) {
      this.dit.replaceChildren(h("span", {}, text));
      this.tell();
    }

    /** What voices are told: one text, as they make no pause between elements; soon gone, as who reads the page would meet it twice. */
    tell(text = [...this.dit.children].map((part) => part.textContent).join(" ")) {
      this.lu.textContent = text;
      clearTimeout(this.told);
      this.told = setTimeout(() => this.lu.replaceChildren(), 5e3);
    }

    show(preface) {
      const { model, node, last, timer } = this, before = last?.source ?? node;
      this.showCode(node, last);
      this.showThreads(node);
      this.showMemory(node, before);
      this.showStrip();
      this.showEnds(node);
      this.showQuestion?.(node);
      const end = model.outcomes[model.end(node)], stuck = !timer && model.over(node);
      this.dit.className = "ej-dit ej-" + end?.status;
      this.dit.replaceChildren(...words(this.narrate(preface, node, before, last, end)));
      this.finishButton.textContent = timer ? "■ Arrêter" : fr("Jusqu'au bout");
      this.restartButton.ariaDisabled = !this.path.length;
      this.backButton.ariaDisabled = !this.at;
      this.stepButton.ariaDisabled = this.finishButton.ariaDisabled = stuck;
      this.nextButton.ariaDisabled = !model.open(node) || model.moves(node).length !== 1;
      this.badButton.ariaDisabled = !worst(model, this.from).length;
    }

    showCode(node, last) {
      const { lines, code, data } = this, place = (line) => lines[line - data.first];
      for (const { line, spot } of lines) { line.className = "ej-l"; spot.replaceChildren(); }
      let follow = last && place(last.line);
      if (follow) follow.line.className += " ej-faite ej-c" + (last.thread % 8);
      data.threads.forEach((_, thread) => {
        const { status, line } = this.model.thread(node, thread), here = status !== "done" && place(line);
        if (!here) return;
        here.spot.append(this.badge(thread, true));
        if (last ? last.thread === thread : !follow && status === "ready") follow = here;
      });
      const top = follow ? follow.line.offsetTop - code.scrollTop : 30;
      if (top < 30 || top > code.clientHeight - 60) code.scrollTop += top - code.clientHeight / 3;
    }

    showThreads(node) {
      const { model, data, done } = this, old = this.stale?.(model, done, node) || [];
      this.threads.forEach((item, thread) => {
        const { status, line } = model.thread(node, thread), held = item.contains(document.activeElement);
        const edges = this.rows(node, thread), free = !!edges[0], why = this.why(node, thread);
        item.parentNode.hidden = status === "new";
        const before = done.findLast((edge) => edge.thread === thread);
        const rows = free ? edges : [[why]];
        while (item.childElementCount > rows.length) item.lastChild.remove();
        rows.forEach(([text, edge], i) => {
          const button = item.children[i] || item.appendChild(h("button", { type: "button", class: "ej-fil" }));
          button.onclick = () => (edge ? this.take(edge) : this.say(`${named(data, thread)} ne peut pas avancer : ${why}.`));
          button.ariaDisabled = !free;
          button.replaceChildren(...this.face(thread, text, status !== "done" && line, !i && before?.action, !i && old[thread]));
        });
        if (held && !item.contains(document.activeElement)) item.firstChild.focus();
      });
    }

    showMemory(node, before) {
      const { model, memoire } = this, output = model.output(node), seen = model.output(before);
      const rows = (kind) => model[kind](node).map(({ name, text, kind: sort, waiters = [] }, i) => {
        const old = model[kind](before)[i].text;
        return text && h("li", { class: text === old ? "" : "ej-change" },
          h("span", { class: "ej-nom", raw: name }), sort && h("small", {}, " " + sort), " ", h("span", { class: "ej-valeur", raw: text }),
          text !== old && h("small", {}, old ? ` ◂ était ${old}` : " ◂ nouveau"),
          waiters.length && h("span", { class: "ej-file" }, "en attente : ", ...waiters.map((one) => this.badge(one, true))));
      });
      memoire.replaceChildren(...words([...rows("shared"), ...rows("primitives")]));
      this.shared.hidden = !memoire.firstChild;
      const kept = output.startsWith(seen) ? seen : "";
      this.sortie.replaceChildren(kept, output === kept ? "" : h("mark", { raw: output.slice(kept.length) }), output ? "" : h("em", {}, "rien encore"));
    }

    showStrip() {
      const { bande, at } = this, focused = bande.contains(document.activeElement), edges = [null, ...this.path];
      while (bande.childElementCount > edges.length) bande.lastChild.remove();
      edges.forEach((edge, i) => {
        let chip = bande.children[i];
        if (chip?.edge !== edge) {
          const text = edge ? `Pas ${i}. ${named(this.data, edge.thread)} ${edge.action}` : "Pas 0. Départ";
          const fresh = h("button", { type: "button", "aria-label": text, title: text, onclick: () => this.set(this.path, i) },
            edge ? this.badge(edge.thread) : "0");
          fresh.edge = edge;
          chip ? chip.replaceWith(fresh) : bande.append(fresh);
          chip = fresh;
        }
        chip.className = "ej-pas" + (i > at ? " ej-apres" : "");
        chip.tabIndex = i === at ? 0 : -1;
        chip.ariaCurrent = i === at ? "step" : null;
      });
      if (focused) bande.children[at].focus({ preventScroll: true });
      bande.scrollTop = bande.children[at].offsetTop - 40;
    }

    showEnds(node) {
      const here = this.model.end(node);
      this.fins.replaceChildren(...this.model.outcomes.map(({ label, kind, status, ways }, i) => h("li",
        { class: `ej-fin ej-${status}` + (ways[node] ? "" : " ej-exclue") },
        h("span", { class: "ej-marque", "aria-hidden": true }, MARK[status]),
        kind === "output" && label ? h("span", { class: "ej-valeur", raw: label }) : h("strong", {}, label || "rien d'affiché"),
        h("small", {}, status + (this.progress.seen.includes(label) ? ", déjà vue" : "")),
        h("span", { class: "ej-compte" }, i === here ? "vous y êtes" : !ways[node] ? "plus possible d'ici" : schedules(ways[node])))));
    }

    /** What just happened, and how it ended. */
    narrate(preface = "", node, before, last, end) {
      const { model, data } = this, said = [preface];
      if (last) {
        said.push(`Pas ${this.at}. ${named(data, last.thread)} ${last.action}. `);
        const free = [];
        data.threads.forEach((_, i, { length }) => {
          const thread = (last.thread + i) % length, now = model.thread(node, thread), then = model.thread(before, thread);
          if (end?.kind === "deadlock") return;
          if (now.status === "blocked" && now.blocked !== then.blocked) said.push(`${named(data, thread)} ${now.blocked}. `);
          if (now.status === "done" && then.status !== "done") said.push(`${named(data, thread)} a fini. `);
          if (now.status === "ready" && then.status === "blocked") free.push(named(data, thread));
        });
        if (free[0]) said.push(free.join(", ") + (free[1] ? " peuvent repartir. " : " peut repartir. "));
      } else {
        said.push(this.ask() + " Chaque appui fait un pas.");
      }
      const lost = data.goal && !this.progress.goal && model.outcomes.every(({ aim, far }) => !aim || far[node] < 0)
        && h("span", { class: "ej-perime" }, "Le but n'est plus possible d'ici : reculez.");
      if (!end) return [h("span", {}, ...said), lost];
      const [title, text] = end.kind === "output" ? ["Fin", end.label] : [end.label, model.message(node)], why = this.explain?.(model, this.done, node) || [];
      return [h("span", {}, ...said),
        end.aim && h("span", { class: "ej-bravo" }, "★ Bravo, le but est atteint !" + (data.goal.question ? " Une question vous attend plus bas." : "")), lost,
        h("span", { class: "ej-verdict" }, h("strong", {}, `${MARK[end.status]} ${title} (${end.status}). `),
          text && h("span", { class: "ej-valeur", raw: text }), end.sentence && " " + end.sentence),
        !model.open(node) && model.moves(node)[0] && h("span", {}, "Le programme peut s'arrêter ici : il n'attend pas ses fils démons, qui peuvent encore avancer."),
        why.length && h("span", { class: "ej-cause" }, h("strong", {}, "Pourquoi ?"), ...why.map((one) => h("span", {}, " " + one)))];
    }
  }

  customElements.define("entrelacs-joueur", Player);
})();
