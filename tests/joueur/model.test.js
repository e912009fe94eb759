// The player's logic, without a page. Run by `node --test tests/joueur/model.test.js` (and by test_player_js.py).
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const player = { ...require("../../src/entrelacs_page/assets/joueur.js"), ...require("../../src/entrelacs_page/assets/joueur-partie.js") };

/** A graph written by hand: `arrows` are [source, target, thread, choice, ...events], `ends` are {node: outcome}. */
function graph(threads, arrows, ends, outcomes, { shared = {}, views = {} } = {}) {
  const order = [0], stream = [], moves = [], steps = [], events = [], table = { values: [""], views: [["ready", 1, "avancer", "", []]], ends: [[-1, ""]] };
  const index = (list, value) => {
    const at = list.findIndex((one) => JSON.stringify(one) === JSON.stringify(value));
    return at < 0 ? list.push(value) - 1 : at;
  };
  const vector = (node) => [
    ...threads.map((_, i) => index(table.views, (views[node] || {})[i] || table.views[0])),
    index(table.values, shared[node] || ""), 0, node in ends ? index(table.ends, [ends[node], ""]) : 0];
  for (const node of order) {
    const own = arrows.filter(([source]) => source === node);
    stream.push(own.length);
    for (const [source, target, thread, choice = "", ...told] of own) {
      const change = vector(target).flatMap((value, slot) => (value === vector(source)[slot] ? [] : [slot, value]));
      const numbers = (told.length ? told : ["avance"]).map((event) => index(events, [].concat(event)));
      stream.push(index(moves, [index(steps, [thread, 1, numbers, choice]), ...change]));
      if (order.includes(target)) stream.push(order.length - order.indexOf(target));
      else { stream.push(0); order.push(target); }
    }
  }
  return { threads, unit: "fil", shared: ["x"], primitives: [], states: [["", []]], outputs: [""], events, steps, moves, edges: stream,
    initial: vector(0), outcomes, ...table };
}

const FINE = { kind: "output", label: "bien", status: "attendue", sentence: "" };
const ODD = { kind: "output", label: "drôle", status: "surprenante", sentence: "" };
const BAD = { kind: "output", label: "mal", status: "interdite", sentence: "" };
const DEADLOCK = { kind: "deadlock", label: "Interblocage", status: "interdite", sentence: "" };
const LIVELOCK = { kind: "livelock", label: "Interblocage actif", status: "interdite", sentence: "" };
const AB = [["A", "A"], ["B", "B"]];
const reads = (value) => [`lit x : ${value}`, "read", "x", `${value}`];
const writes = (value) => [`écrit x : ${value}`, "write", "x", `${value}`];

// Two threads, two steps each: a grid of 3 × 3 nodes with 6 schedules, all to one end.
const grid = () => {
  const arrows = [];
  for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) {
    if (a < 2) arrows.push([3 * a + b, 3 * a + b + 3, 0]);
    if (b < 2) arrows.push([3 * a + b, 3 * a + b + 1, 1]);
  }
  return player.decode(graph(AB, arrows, { 8: 0 }, [FINE]));
};

test("counts are the numbers of schedules", () => {
  const model = grid();
  assert.equal(model.outcomes[0].ways[0], 6);
  assert.equal(model.outcomes[0].far[0], 4);
  const half = model.moves(0)[0].target;
  assert.equal(model.outcomes[0].ways[half], 3);
});

test("counts beyond 2^53 stay numbers and are worded as such", () => {
  const arrows = [];
  for (let node = 0; node < 60; node++) arrows.push([node, node + 1, 0, "a"], [node, node + 1, 0, "b"]);
  const model = player.decode(graph([["A", "A"]], arrows, { 60: 0 }, [FINE]));
  assert.equal(model.outcomes[0].ways[0], 2 ** 60);
  assert.match(player.schedules(2 ** 60), /^plus de 9 × 10¹⁵ ordonnancements$/);
  assert.equal(player.schedules(1), "1 ordonnancement");
  assert.equal(player.schedules(12345), "12\u202f345 ordonnancements");
});

test("a loop makes the count infinite only where the loop can be taken on the way", () => {
  // 0 → 1 → 0 is a loop; 0 → 2 ends well; 0 → 3 → 4 ends badly.
  const model = player.decode(graph(AB, [[0, 1, 0], [1, 0, 0], [0, 2, 1, "x"], [0, 3, 1, "y"], [3, 4, 1]], { 2: 0, 4: 1 }, [FINE, BAD]));
  const three = model.moves(0)[2].target;
  assert.equal(model.outcomes[0].ways[0], Infinity);
  assert.equal(model.outcomes[1].ways[0], Infinity);
  assert.equal(model.outcomes[1].ways[three], 1);
  assert.equal(model.outcomes[0].ways[three], 0);
  assert.match(player.schedules(Infinity), /boucle/);
});

test("what cannot end any more is counted when it becomes certain, and can still be played", () => {
  // 0 → 1 ends; 0 → 2 ⇄ 3 never does: 2 and 3 are marked by the packer.
  const model = player.decode(graph(AB, [[0, 1, 0], [0, 2, 1], [2, 3, 0], [3, 2, 1]], { 1: 0, 2: 1, 3: 1 }, [FINE, LIVELOCK]));
  assert.equal(model.outcomes[1].ways[0], 1);
  const trap = model.moves(0)[1].target;
  assert.equal(model.over(trap), false);
  assert.deepEqual(player.worst(model, 0).map(({ label }) => label), ["Interblocage actif"]);
  assert.equal(player.shortest(model, 0, player.worst(model, 0)).length, 1);
  assert.ok(player.toEnd(model, trap, 0).length < 5, "playing on in the trap stops");
});

test("what follows an end is not played", () => {
  const model = player.decode(graph(AB, [[0, 1, 0], [1, 2, 1]], { 1: 1, 2: 0 }, [FINE, { ...DEADLOCK, kind: "exception" }]));
  assert.equal(model.over(model.moves(0)[0].target), true);
  assert.equal(model.outcomes[0].far[0], -1);
});

test("the worst is a failure or a forbidden outcome, then a surprising one, then nothing", () => {
  const fork = (...outcomes) => player.decode(graph(AB, [[0, 1, 0], [0, 2, 1], [2, 3, 1]], { 1: 0, 3: 1 }, outcomes));
  assert.deepEqual(player.worst(fork(FINE, BAD), 0).map(({ label }) => label), ["mal"]);
  assert.deepEqual(player.worst(fork(ODD, BAD), 0).map(({ label }) => label), ["mal"]);
  assert.deepEqual(player.worst(fork(FINE, ODD), 0).map(({ label }) => label), ["drôle"]);
  assert.deepEqual(player.worst(fork(FINE, FINE), 0), []);
  const model = fork(FINE, BAD);
  assert.equal(player.write(player.shortest(model, 0, player.worst(model, 0))), "1*2");
});

test("playing to the end keeps the same thread, and leaves a loop", () => {
  assert.equal(player.write(player.toEnd(grid(), 0, 1)), "1*2.0*2");
  const spin = player.decode(graph(AB, [[0, 1, 0], [1, 0, 0], [1, 2, 1]], { 2: 0 }, [FINE]));
  const path = player.toEnd(spin, 0, 0);
  assert.equal(spin.end(path[path.length - 1].target), 0);
});

test("random play ends, follows the dice, and gives up in an endless loop", () => {
  const model = grid();
  assert.equal(player.write(player.atRandom(model, 0, () => 0)), "0*2.1*2");
  assert.equal(player.write(player.atRandom(model, 0, () => 0.99)), "1*2.0*2");
  const spin = player.decode(graph(AB, [[0, 1, 0], [1, 0, 0], [1, 2, 1]], { 2: 0 }, [FINE]));
  assert.equal(player.atRandom(spin, 0, () => 0).length, 300);
});

test("beside a daemon thread a process may end, or go on", () => {
  const model = player.decode(graph(AB, [[0, 1, 0], [1, 2, 1], [0, 3, 1], [3, 2, 0]], { 1: 0, 2: 1 }, [FINE, ODD]));
  assert.equal(model.over(model.moves(0)[0].target), false);
  assert.deepEqual(model.outcomes.map(({ ways }) => ways[0]), [1, 2]);
  assert.equal(player.write(player.toEnd(model, 0, 0)), "0");
  assert.equal(player.write(player.atRandom(model, 0, () => 0)), "0.1");
  const dice = [0, 0, 0.99];
  assert.equal(player.write(player.atRandom(model, 0, () => dice.shift())), "0");
  assert.equal(player.forced(model, model.moves(0)[0].target).length, 0);
});

test("what is forced goes on to the next choice, and no further", () => {
  const model = player.decode(graph(AB, [[0, 1, 0], [1, 2, 0], [2, 3, 0], [2, 4, 1]], { 3: 0, 4: 0 }, [FINE]));
  assert.equal(player.write(player.forced(model, 0)), "0*2");
  assert.equal(player.forced(model, 2).length, 0);
});

test("random play draws a thread first, then its branch", () => {
  const model = player.decode(graph(AB, [[0, 1, 0, "a"], [0, 1, 0, "b"], [0, 1, 0, "c"], [0, 1, 1]], { 1: 0 }, [FINE]));
  assert.equal(player.write(player.atRandom(model, 0, () => 0.6)), "1");  // 0.6 of two threads, not of four edges
});

test("schedules are written and read in the form of the command line", () => {
  const model = player.decode(graph(AB, [[0, 1, 0], [1, 2, 0], [2, 3, 1, "expire"], [2, 3, 1, "recoit"], [3, 4, 0]], { 4: 0 }, [FINE]));
  const { path, whole } = player.read(model, "0*2.1:recoit.0");
  assert.equal(whole, true);
  assert.equal(path[2].choice, "recoit");
  assert.equal(player.write(path), "0*2.1:recoit.0");
  assert.deepEqual(player.read(model, ""), { path: [], whole: true });
});

test("an impossible or unreadable schedule is followed as far as it goes, and says so", () => {
  const model = grid();
  for (const [text, steps] of [["0*3", 2], ["0.5", 1], ["0.zut.1", 1], ["0..1", 1], ["1:rien", 0], ["0*2.1*2.0", 4], ["0*99999999", 2]]) {
    const { path, whole } = player.read(model, text);
    assert.equal(path.length, steps, text);
    assert.equal(whole, false, text);
  }
});

test("the URL fragment keeps anchors and other players", () => {
  const { fragment, withSchedule } = player;
  assert.equal(fragment("#ordre-des-verrous"), null);
  assert.equal(fragment(""), null);
  assert.equal(player.read(player.decode(graph(AB, [[0, 1, 0]], { 1: 0 }, [FINE])), fragment("#a=%E0%A4%A").get("a")).whole, false);
  assert.deepEqual([...fragment("#a=0*2.1&b-c=2:x")], [["a", "0*2.1"], ["b-c", "2:x"]]);
  assert.equal(withSchedule("", "a", "0*2.1"), "#a=0*2.1");
  assert.equal(withSchedule("#titre", "a", "0"), "#a=0");
  assert.equal(withSchedule("#titre", "a", ""), "#titre");
  assert.equal(withSchedule("#a=0&b=1", "a", "0.1"), "#a=0.1&b=1");
  assert.equal(withSchedule("#a=0&b=1", "a", ""), "#b=1");
  assert.equal(withSchedule("#a=0", "a", ""), "");
});

test("French typography leaves values alone", () => {
  const { fr } = player;
  assert.equal(fr("Pourquoi ? l'état : « vu » ; non !"), "Pourquoi\u202f? l’état\u00a0: «\u00a0vu\u00a0»\u202f; non\u202f!");
  assert.equal(fr("écrit nom : 'x'"), "écrit nom\u00a0: 'x'");
  assert.equal(fr("12:30 a?b"), "12:30 a?b");
  assert.equal(fr("perdu 100 € et 25 %"), "perdu 100\u00a0€ et 25\u00a0%");
});

test("a value read and changed since is told until it is used", () => {
  const arrows = [[0, 1, 0, "", reads(0)], [1, 2, 1, "", reads(0)], [2, 3, 0, "", writes(1)], [3, 4, 1, "", writes(1)]];
  const model = player.decode(graph(AB, arrows, { 4: 0 }, [BAD], { shared: { 0: "0", 1: "0", 2: "0", 3: "1", 4: "1" } }));
  const { path } = player.read(model, "0.1.0.1");
  assert.deepEqual(player.stale(model, path.slice(0, 2), 2), [undefined, undefined]);
  assert.deepEqual(player.stale(model, path.slice(0, 3), 3), [undefined, "a lu x : 0, qui a changé depuis : 1"]);
  assert.deepEqual(player.stale(model, path, 4), [undefined, undefined]);
});

test("the worst is the goal's, when it is among the worst", () => {
  const two = [BAD, { ...BAD, label: "pis" }], arrows = [[0, 1, 0], [0, 2, 1], [2, 3, 1]], data = graph(AB, arrows, { 1: 0, 3: 1 }, two);
  const aims = (goal) => player.worst(player.decode({ ...data, goal }), 0).map(({ label }) => label);
  assert.deepEqual(aims(), ["mal", "pis"]);
  assert.deepEqual(aims({ outcomes: [1] }), ["pis"]);
});

test("what a test reads is no value that could be outdated", () => {
  const arrows = [[0, 1, 0, "", reads("False")], [1, 2, 0, "", "avance"]];
  const model = player.decode(graph(AB, arrows, { 2: 0 }, [FINE], { shared: { 0: "[]", 1: "[]", 2: "[]" } }));
  assert.deepEqual(player.stale(model, player.read(model, "0").path, 1), [undefined, undefined]);
});

test("a lost update is explained by its three steps, and only when it is one", () => {
  const arrows = [[0, 1, 0, "", reads(0)], [1, 2, 1, "", reads(0)], [2, 3, 0, "", writes(1)], [3, 4, 1, "", writes(1)]];
  const bad = player.decode(graph(AB, arrows, { 4: 0 }, [BAD]));
  const { path } = player.read(bad, "0.1.0.1");
  assert.deepEqual(player.explain(bad, path, 4), ["Pas 2. Le fil B lit x : 0.", "Pas 3. Le fil A écrit x : 1.", "Pas 4. Le fil B écrit x : 1.",
    "Cette dernière écriture part de la valeur lue au pas 2, périmée depuis : l'écriture du pas 3 est perdue."]);
  const fine = player.decode(graph(AB, arrows, { 4: 0 }, [FINE]));
  assert.deepEqual(player.explain(fine, path, 4), []);
  const serial = player.decode(graph(AB, [[0, 1, 0, "", reads(0)], [1, 2, 0, "", writes(1)], [2, 3, 1, "", reads(1)], [3, 4, 1, "", writes(2)]], { 4: 0 }, [BAD]));
  assert.deepEqual(player.explain(serial, player.read(serial, "0*2.1*2").path, 4), []);
});

test("a deadlock tells a circle from a sleep and from waiting for oneself", () => {
  const wait = (holders) => ["blocked", 1, "", "attend", holders];
  const dead = (a, b) => {
    const model = player.decode(graph(AB, [[0, 1, 0]], { 1: 0 }, [DEADLOCK], { views: { 1: [wait(a), wait(b)] } }));
    return player.explain(model, model.moves(0), 1).pop();
  };
  assert.match(dead([1], [0]), /tourne en rond/);
  assert.match(dead([], [0]), /réveiller/);
  assert.match(dead([0], [0]), /lui-même/);
});
