"""Graphs that entrelacs itself explored, as the player sees them."""

from __future__ import annotations

import json
import os

import pytest

import entrelacs
from entrelacs.markdown.graph_json import MAX_GZIP, graph_to_json, gzip_size

from . import toy
from .test_player_js import run_node

if not hasattr(entrelacs, "explore") and os.environ.get("CI") != "true":
    pytest.skip("l'explorateur n'est pas encore là : ses graphes n'ont pas été joués.", allow_module_level=True)

PLAY = """
const player = require("./docs/assets/joueur/joueur.js");
const { data, schedules } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const model = player.decode(data);
process.stdout.write(JSON.stringify({
  ways: model.outcomes.map(({ ways }) => String(ways[0])),
  ends: schedules.map((text) => {
    const { path, whole } = player.read(model, text);
    const node = path.length ? path[path.length - 1].target : 0;
    return { whole, again: player.write(path), label: (data.outcomes[model.end(node)] || {}).label, output: model.output(node),
      why: player.explain(model, path, node) };
  }),
  shortest: model.outcomes.map((outcome) => player.write(player.shortest(model, 0, [outcome]))),
}));
"""

BUFFER = """import threading

condition = threading.Condition()
places = []


def produire():
    with condition:
        places.append(1)
        condition.notify()


def consommer():
    with condition:
        if not places:
            condition.wait()
        print(places.pop())


for cible in (consommer, produire, consommer):
    threading.Thread(target=cible).start()
"""

TASKS = """import asyncio

total = 0


async def ajouter():
    global total
    lu = total
    await asyncio.sleep(0)
    total = lu + 1


async def main():
    await asyncio.gather(ajouter(), ajouter())
    print(total)


asyncio.run(main())
"""


@pytest.mark.parametrize(
    "source", [toy.BANK, toy.COUNTER, toy.ORDER, BUFFER, TASKS], ids=["bank", "counter", "order", "buffer", "tasks"]
)
def test_the_player_follows_the_explorer(source: str) -> None:
    exploration = entrelacs.explore(source)
    text = graph_to_json(exploration, source, ident="x")
    assert gzip_size(text) < MAX_GZIP
    data = json.loads(text)
    failures = [failure.schedule for failure in exploration.failures]
    schedules = [str(schedule) for schedule in [*(outcome.schedule for outcome in exploration.outcomes), *failures]]
    done = run_node("-e", PLAY, given=json.dumps({"data": data, "schedules": schedules}))
    assert done.returncode == 0, done.stderr
    played = json.loads(done.stdout)
    for end, schedule in zip(played["ends"], schedules, strict=True):
        assert end["whole"], schedule
        assert end["again"] == schedule
        assert end["label"] is not None, schedule
        run = entrelacs.replay(source, schedule)
        assert run.output == end["output"]
        assert bool(run.failure) == (end["label"].startswith(("Interblocage", "Exception")))
    if exploration.schedules is not None:
        assert sum(map(int, played["ways"])) == exploration.schedules
    for outcome, schedule in zip(data["outcomes"], played["shortest"], strict=True):
        run = entrelacs.replay(source, schedule)
        if outcome["kind"] == "output":
            assert run.output.strip() == outcome["label"]
        else:
            assert run.failure is not None and run.failure.kind == outcome["kind"]


def test_the_words_of_the_explorer_are_those_that_the_player_explains() -> None:
    exploration = entrelacs.explore(toy.BANK)
    data = json.loads(graph_to_json(exploration, toy.BANK, ident="x"))
    for outcome in data["outcomes"]:
        outcome["status"] = "interdite" if outcome["label"].endswith("900") else "attendue"
    lost = next(str(outcome.schedule) for outcome in exploration.outcomes if outcome.output.strip().endswith("900"))
    done = run_node("-e", PLAY, given=json.dumps({"data": data, "schedules": [lost]}))
    assert "est perdue." in json.loads(done.stdout)["ends"][0]["why"][-1]
