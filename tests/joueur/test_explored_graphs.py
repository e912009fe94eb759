"""Graphs that entrelacs itself explored, as the player sees them."""

from __future__ import annotations

import json

import pytest

import entrelacs
from cours.graph_json import MAX_GZIP, graph_to_json, gzip_size

from . import toy
from .test_player_js import run_node

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


def test_what_tasks_share_is_told_although_nobody_can_come_between() -> None:
    run = entrelacs.replay(TASKS, "1.2.3.2.3.4.1.0")
    told = [step.action for step in run.steps]
    assert told[1:5] == [
        "commence ; lit total : 0",
        "commence ; lit total : 0",
        "reprend la main ; écrit total : 1",
        "reprend la main ; écrit total : 1",
    ]
    assert [dict(node.shared)["total"] for node in run.nodes[1:6]] == ["0", "0", "0", "1", "1"]


SHELF = """import threading

clefs = [threading.Lock(), threading.Lock()]


def prendre(place):
    gauche, droite = clefs[place], clefs[1 - place]
    with gauche:
        with droite:
            pass


for place in range(2):
    threading.Thread(target=prendre, args=(place,)).start()
"""


def test_a_lock_has_one_name_whoever_holds_it_in_a_variable() -> None:
    exploration = entrelacs.explore(SHELF)
    names = {tuple(primitive.name for primitive in node.primitives) for node in exploration.graph.nodes}
    assert names == {("clefs[0]", "clefs[1]")}
    actions = {edge.step.action for edge in exploration.graph.edges}
    assert {"acquiert clefs[0]", "acquiert clefs[1]"} <= actions
    assert not [action for action in actions if "gauche" in action or "droite" in action]


def test_the_lock_of_a_class_has_its_name() -> None:
    source = SHELF.replace("clefs = [threading.Lock(), threading.Lock()]", "class Clefs:\n    paire = threading.Lock()\n")
    source = source.replace("gauche, droite = clefs[place], clefs[1 - place]", "gauche, droite = Clefs.paire, threading.Lock()")
    node = entrelacs.replay(source, "1").nodes[-1]
    assert ("Clefs.paire", "tenu par Thread-1 (prendre)") in [(lock.name, lock.state) for lock in node.primitives]


def test_what_is_read_is_said_in_the_words_of_the_program() -> None:
    source = BUFFER.replace("if not places", "while len(places) < 1").replace("print(places.pop())", "places.pop()")
    told = {step.action for step in entrelacs.replay(source, "3*3.2*4").steps}
    assert "exécute len(places) : 0" in told, told
    empty = {step.action for step in entrelacs.replay(BUFFER, "3*3").steps}
    assert "lit places : []" in empty, empty
