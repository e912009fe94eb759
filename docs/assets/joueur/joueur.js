/* The reader schedules a small program: <entrelacs-joueur> plays the state graph described in
   src/entrelacs/telling/player.py. A classic script, as written: pages opened from the disk load no modules.
   First the logic; then the element. */
(function () {
  "use strict";

  const BAD = { attendue: 0, surprenante: 1, interdite: 2, echec: 2 };

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
        // A livelock goes on; all other ends are final.
        if (end(source) < 0 || data.outcomes[end(source)].kind === "livelock")
          moves[source].push({ source, target, thread, line, action, choice, events });
        if (end(source) < 0) entering[target].push(source);
      }
    }
    return {
      data,
      end,  // its outcome, or -1
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
    const ready = [...marked.keys()].filter((node) => marked[node]), queue = ready.slice();
    for (const node of queue)
      for (const source of entering[node]) {
        left[source]++;
        if (far[source] < 0) { far[source] = far[node] + 1; queue.push(source); }
      }
    // A node is summed after all that follows it; one whose turn never comes can loop.
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

  /** A shortest way to the nearest of these outcomes. */
  function shortest(model, node, outcomes) {
    const [near] = outcomes.filter(({ far }) => far[node] >= 0).sort((a, b) => a.far[node] - b.far[node]);
    return follow(node, (at) => near?.far[at] > 0 && model.moves(at).find(({ target }) => near.far[target] === near.far[at] - 1));
  }

  /** The worst outcomes still reachable, or those of the goal; none when all are expected. */
  function worst(model, node) {
    const open = model.outcomes.filter(({ far }) => far[node] >= 0), level = Math.max(...open.map(({ status }) => BAD[status]));
    const bad = open.filter(({ status }) => level && BAD[status] === level), aims = bad.filter(({ aim }) => aim);
    return aims[0] ? aims : bad;
  }

  /** Without choosing; once back where it was, by the shortest way out. */
  function toEnd(model, node, thread) {
    const seen = new Set();
    const path = follow(node, (at, { length, [length - 1]: last }) =>
      !seen.has(at) && seen.add(at) && natural(model, at, last?.thread ?? thread));
    return path.concat(shortest(model, path[path.length - 1]?.target ?? node, model.outcomes.filter(({ kind }) => kind !== "livelock")));
  }

  /** As a uniform scheduler: a thread first, then one of its branches. */
  function atRandom(model, node, random = Math.random) {
    const pick = (list) => list[Math.trunc(random() * list.length)];
    return follow(node, (at, { length }) => {
      const moves = length < 300 ? model.moves(at) : [], thread = pick([...new Set(moves.map((edge) => edge.thread))]);
      return pick(moves.filter((edge) => edge.thread === thread));
    });
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
    .replace(/(\p{L})'(?=[\p{L}«])/gu, "$1’");

  const schedules = (n) => n === Infinity ? "boucle : une infinité d'ordonnancements"
    : `${n > Number.MAX_SAFE_INTEGER ? "plus de 9 × 10¹⁵" : n.toLocaleString("fr-FR")} ordonnancement${n > 1 ? "s" : ""}`;

  /** At the head of a sentence, a bare letter needs a noun. */
  function named({ threads, unit }, thread) {
    const [name] = threads[thread];
    if (name === "principal") return "Le fil principal";
    return name.length < 3 ? `${unit === "tache" ? "La tâche" : "Le fil"} ${name}` : name[0].toUpperCase() + name.slice(1);
  }

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
      return now?.text && value(own.target).text === own.text && now.text !== own.text ? now : undefined;
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

  if (typeof module === "object")
    module.exports = { decode, natural, shortest, worst, toEnd, atRandom, write, read, fragment, withSchedule, fr, schedules, stale, explain };
  if (typeof customElements === "undefined") return;

  const MARK = { attendue: "✓", surprenante: "!", interdite: "✗", echec: "✗" };
  const WORD = { attendue: "attendue", surprenante: "surprenante", interdite: "interdite", echec: "échec" };
  const STUCK = { blocked: "attend", done: "a fini", failed: "s'est arrêté sur une erreur" };
  const KEYS = { ArrowRight: "step", ArrowLeft: "back", Home: "restart", End: "finish", "!": "bad", "?": "chance", Escape: "stop" };

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

    connectedCallback() {
      const source = this.querySelector("script");
      if (!source || this.model) return;
      this.model = decode(JSON.parse(source.textContent));
      this.data = this.model.data;
      this.key = `entrelacs-joueur:${this.data.program}#${this.data.id}`;
      this.progress = { seen: [] };
      try { Object.assign(this.progress, JSON.parse(localStorage.getItem(this.key))); } catch {}
      this.build(source);
      this.path = [];
      this.at = 0;
      this.show();
      this.fromHash();
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
      this.show(preface);
      if (end >= 0) this.dit.scrollIntoView({ block: "nearest" });
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

    finish() { this.play(this.done, toEnd(this.model, this.node, this.last?.thread)); }

    chance() { this.play(this.again, atRandom(this.model, this.from)); }

    bad() {
      const aims = worst(this.model, this.from);
      if (aims.length) this.play(this.again, shortest(this.model, this.from, aims));
      else this.say(worst(this.model, 0).length ? "D'ici, plus rien de mal ne peut arriver : reculez."
        : "Il n'y a pas de pire : tout finit bien.");
    }

    /** What was played; nothing once it is over, to play anew. */
    get again() { return this.model.over(this.node) ? [] : this.done; }
    get from() { return this.again.length ? this.node : 0; }

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
    }

    stop() { this.timer = clearInterval(this.timer); }

    /** Then exemples.js may say what running it takes. */
    command() {
      this.copy(`${this.data.command}"${write(this.done)}"`);
      this.copied.dispatchEvent(new CustomEvent("commande-copiee", { bubbles: true }));
    }

    link() { this.copy(location.href.split("#")[0] + withSchedule("", this.data.id, write(this.done))); }

    copy(text) {
      this.copied.parentNode.querySelector(".exemple-aide")?.remove();
      this.copied.textContent = text;
      getSelection().selectAllChildren(this.copied);
      this.say(document.execCommand("copy") ? "C'est copié." : "Copiez la ligne sélectionnée.");
    }

    save() { try { localStorage.setItem(this.key, JSON.stringify(this.progress)); } catch {} }

    forget() {
      this.progress = { seen: [] };
      try { localStorage.removeItem(this.key); } catch {}
      this.show("Votre progression est effacée de cet appareil. ");
    }

    press(event) {
      const { key, target } = event;
      const own = this.threads.flatMap((item, i) => this.data.threads[i][1][0] === key.toUpperCase() ? [...item.children] : []);
      if (event.ctrlKey || event.altKey || event.metaKey || (!KEYS[key] && !own[0])) return;
      if (target === this.code && key.length > 1) return;  // arrows scroll
      event.preventDefault();
      event.stopPropagation();  // the theme has its own
      if (key === "Escape") return this.set(this.path, this.at);
      if (KEYS[key]) return this[KEYS[key]]();
      if (own[1]) own[0].focus();
      else own[0].click();
    }

    badge(thread, alone) {
      const told = alone ? { role: "img", "aria-label": named(this.data, thread) } : { "aria-hidden": true };
      return h("span", { class: `ej-pion ej-c${thread % 8}`, raw: this.data.threads[thread][1], ...told });
    }

    build(source) {
      const { data } = this;
      const box = (tag, name, more) => (this[name] = h(tag, { class: "ej-" + name, ...more }));
      const part = (name, title, content) => h("div", { class: "ej-" + name, role: "group", "aria-label": title }, h("p", { class: "ej-titre" }, title), content);
      const button = (name, label) => (this[name + "Button"] = h("button", { type: "button", class: "ej-b", onclick: () => this[name]() }, label));
      box("div", "code", { class: "ej-code highlight", tabindex: 0, role: "group", "aria-label": "Programme" });
      this.lines = data.code.map((html, i) => {
        const text = h("span", { class: "ej-src" }), spot = h("span", { class: "ej-ici" });
        text.innerHTML = html;  // by the site's build
        const line = h("div", {}, h("span", { class: "ej-no", "aria-hidden": true, raw: data.first + i }), spot, text);
        this.code.append(line);
        return { line, spot };
      });
      this.threads = data.threads.map((_, i) => h("li", { "data-fil": i }));
      const [main, ...others] = this.threads;
      this.replaceChildren(source,
        h("p", { class: "ej-intro" }, "L'ordonnanceur, c'est vous : à chaque pas, choisissez qui avance. La suite de vos choix est un ordonnancement."),
        data.goal ? part("but", "Votre but", h("p", {}, data.goal.text)) : "",
        h("div", { class: "ej-corps" },
          h("div", { class: "ej-cote" },
            this.code,
            h("div", { class: "ej-voix" }, box("p", "dit"), box("div", "suite"))),
          h("div", { class: "ej-cote" },
            part("choix", "Qui avance ?", h("ul", {}, ...others, main)),
            h("div", { class: "ej-etat" },
              (this.shared = part("partage", "Mémoire partagée", box("ul", "memoire"))),
              part("ecran", "Affiché à l'écran", box("div", "sortie"))))),
        h("div", { class: "ej-barre ej-jeu" },
          button("restart", "Recommencer"), button("back", "← Reculer"), button("step", "Un pas →"),
          button("finish", ""), button("bad", "Jouer le pire"), button("chance", "Au hasard")),
        part("fait", "Pas joués : appuyez pour y revenir", box("div", "bande")),
        part("avenir", "Fins encore possibles d'ici", box("ul", "fins")),
        h("div", { class: "ej-barre ej-pied" },
          button("command", "Copier la commande"), button("link", "Copier le lien"), button("forget", "Effacer ma progression"),
          h("details", {}, h("summary", {}, "Clavier"), h("p", {}, "Dans ce cadre, une lettre fait avancer qui la porte ; "
            + "→ avance d'un pas, ← recule, Début recommence, Fin va jusqu'au bout, ! joue le pire, ? joue au hasard, Échap arrête."))),
        box("code", "copied"));
      this.classList.add("ej");
      this.onkeydown = this.press;
    }

    say(text) { this.dit.replaceChildren(fr(text)); }

    show(preface) {
      const { model, node, last, timer } = this, before = last?.source ?? node;
      this.showCode(node, last);
      this.showThreads(node);
      this.showMemory(node, before);
      this.showStrip();
      this.showEnds(node);
      this.showQuestion(node);
      const end = model.outcomes[model.end(node)], stuck = !timer && model.over(node);
      this.dit.ariaLive = timer ? "off" : "polite";
      this.dit.className = "ej-dit ej-" + end?.status;
      this.dit.replaceChildren(...words(this.narrate(preface, node, before, last, end)));
      this.finishButton.textContent = timer ? "■ Arrêter" : fr("Jusqu'au bout");
      this.restartButton.ariaDisabled = !this.path.length;
      this.backButton.ariaDisabled = !this.at;
      this.stepButton.ariaDisabled = this.finishButton.ariaDisabled = stuck;
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
      const { model, data, done } = this, old = stale(model, done, node);
      this.threads.forEach((item, thread) => {
        const { status, line, next, blocked } = model.thread(node, thread), held = item.contains(document.activeElement);
        const edges = model.moves(node).filter((edge) => edge.thread === thread);
        item.hidden = status === "new";
        const before = done.findLast((edge) => edge.thread === thread);
        const why = (status === "blocked" && blocked) || STUCK[status] || "ne peut plus avancer";
        const rows = edges.map((edge) => [edges.length < 2 && next ? next
          : edge.action + (edges.some((one) => one !== edge && one.action === edge.action) ? ` (${edge.choice})` : ""), () => this.take(edge)]);
        if (!edges.length) rows.push([why, () => this.say(`${named(data, thread)} ne peut pas avancer : ${why}.`)]);
        while (item.childElementCount > rows.length) item.lastChild.remove();
        rows.forEach(([text, act], i) => {
          const button = item.children[i] || item.appendChild(h("button", { type: "button", class: "ej-fil" }));
          button.onclick = act;
          button.ariaDisabled = !edges.length;
          button.replaceChildren(this.badge(thread), h("span", {},
            h("span", {}, named(data, thread), line && status !== "done" ? h("small", {}, ` ligne ${line}`) : ""),
            h("span", { class: "ej-quoi" }, text),
            !i && before && h("small", {}, "dernier pas : " + before.action),
            !i && old[thread] && h("small", { class: "ej-perime" }, `${old[thread].name} a changé depuis : ${old[thread].text}`)));
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
          const text = edge ? `Pas ${i}. ${named(this.data, edge.thread)} ${edge.action}` : "Départ";
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
        h("small", {}, WORD[status] + (this.progress.seen.includes(label) ? ", déjà vue" : "")),
        h("span", { class: "ej-compte" }, i === here ? "vous y êtes" : !ways[node] ? "plus possible d'ici" : schedules(ways[node])))));
    }

    showQuestion(node) {
      const { goal } = this.data, { progress, suite } = this, { question, choices } = goal || {};
      suite.hidden = !progress.goal || !question;
      if (suite.hidden) return;
      const answer = h("p", { "aria-live": "polite" }), pick = ({ right, why, text }) => {
        buttons.forEach((one, i) => (one.ariaPressed = choices[i].text === text));
        answer.replaceChildren(h("strong", {}, right ? "✓ Oui. " : "✗ Non. "), fr(why));
        if (right) progress.repair = text;
        this.save();
      };
      const buttons = choices.map((choice) => h("button", { type: "button", class: "ej-b", onclick: () => pick(choice) }, choice.text));
      suite.replaceChildren(h("p", {}, this.model.outcomes[this.model.end(node)]?.aim ? "" : "But déjà atteint. ", h("strong", {}, question)),
        h("div", { class: "ej-barre" }, ...buttons), answer);
      const known = choices.find(({ text }) => text === progress.repair);
      if (known) pick(known);
    }

    /** What just happened, and how it ended. */
    narrate(preface = "", node, before, last, end) {
      const { model, data } = this, said = [preface];
      if (last) {
        said.push(`Pas ${this.at}. ${named(data, last.thread)} ${last.action}. `);
        data.threads.forEach((_, i, { length }) => {
          const thread = (last.thread + i) % length, now = model.thread(node, thread), then = model.thread(before, thread);
          const news = now.status === "blocked" ? now.blocked !== then.blocked && now.blocked
            : now.status !== then.status && { done: "a fini", ready: then.status === "blocked" && "peut repartir" }[now.status];
          if (news && end?.kind !== "deadlock") said.push(`${named(data, thread)} ${news}. `);
        });
      } else {
        const letters = [...new Set(model.moves(node).map(({ thread }) => data.threads[thread][1]))];
        said.push(`À vous : sous « Qui avance ? », appuyez sur ${letters.join(" ou ")}. Chaque appui fait un pas.`);
      }
      const lost = data.goal && !this.progress.goal && model.outcomes.every(({ aim, far }) => !aim || far[node] < 0)
        && h("span", { class: "ej-perime" }, "Le but n'est plus possible d'ici : reculez.");
      if (!end) return [h("span", {}, ...said), lost];
      const [title, text] = end.kind === "output" ? ["Fin", end.label] : [end.label, model.message(node)], why = explain(model, this.done, node);
      return [h("span", {}, ...said),
        end.aim && h("span", { class: "ej-bravo" }, "★ Bravo, le but est atteint !"), lost,
        h("span", { class: "ej-verdict" }, h("strong", {}, `${MARK[end.status]} ${title} (${WORD[end.status]}). `),
          text && h("span", { class: "ej-valeur", raw: text }), end.sentence && " " + end.sentence),
        why.length && h("span", { class: "ej-cause" }, h("strong", {}, "Pourquoi ?"), ...why.map((one) => h("span", {}, " " + one)))];
    }
  }

  customElements.define("entrelacs-joueur", Player);
})();
