// Unpacks each graph of a JSON list on standard input with the player's own code; test_player_js.py compares.
"use strict";
const player = require("../../src/entrelacs_page/assets/joueur.js");

const unpacked = JSON.parse(require("node:fs").readFileSync(0, "utf8")).map((data) => {
  const model = player.decode(data);
  const nodes = [];
  const edges = [];
  for (const queue = [0]; queue.length;) {
    const node = queue.shift();
    if (nodes[node]) continue;
    nodes[node] = {
      threads: data.threads.map((_, thread) => model.thread(node, thread)),
      shared: model.shared(node).filter(({ text }) => text),
      primitives: model.primitives(node).filter(({ text }) => text),
      output: model.output(node),
      end: model.end(node),
      message: model.message(node),
    };
    for (const edge of model.moves(node)) { edges.push(edge); queue.push(edge.target); }
  }
  return { nodes, edges, ways: model.outcomes.map(({ ways }) => String(ways[0])), far: model.outcomes.map(({ far }) => far[0]) };
});
process.stdout.write(JSON.stringify(unpacked));
