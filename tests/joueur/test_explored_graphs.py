"""Graphs that entrelacs itself explored, as the player sees them."""

from __future__ import annotations

import json

import pytest

import entrelacs
from entrelacs_page.graph_json import MAX_GZIP, graph_to_json, gzip_size

from . import toy
from .test_player_js import run_node

PLAY = """
const player = { ...require("./src/entrelacs_page/assets/joueur.js"), ...require("./src/entrelacs_page/assets/joueur-partie.js") };
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

DAEMON = """import threading

pas = 0


def veiller():
    global pas
    pas += 1
    pas += 1


threading.Thread(target=veiller, daemon=True).start()
print(pas)
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
    "source",
    [toy.BANK, toy.COUNTER, toy.ORDER, BUFFER, TASKS, DAEMON],
    ids=["bank", "counter", "order", "buffer", "tasks", "daemon"],
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


def test_a_process_may_end_beside_a_daemon_thread() -> None:
    exploration = entrelacs.explore(DAEMON)
    data = json.loads(graph_to_json(exploration, DAEMON, ident="x"))
    assert [outcome["label"] for outcome in data["outcomes"]] == ["0", "1", "2"]
    done = run_node("-e", PLAY, given=json.dumps({"data": data, "schedules": ["0", "0.1"]}))
    assert [(end["whole"], end["label"]) for end in json.loads(done.stdout)["ends"]] == [(True, "0")] * 2, "the daemon may go on"


CONDITION = """import threading

condition = threading.Condition()
pret = False


def attendre():
    with condition:
        while not pret:
            condition.wait()


def prevenir():
    global pret
    with condition:
        pret = True
        condition.notify()
        print("prévenu")


for cible in (attendre, prevenir):
    threading.Thread(target=cible).start()
"""


def test_who_is_notified_waits_for_the_lock_and_no_more_for_the_condition() -> None:
    exploration = entrelacs.explore(CONDITION)
    data = json.loads(graph_to_json(exploration, CONDITION, ident="x"))
    names = [name for name, _ in data["primitives"]]
    seen = set()
    start = len(data["threads"]) + len(data["shared"])
    vectors = [data["initial"]]
    edges = iter(data["edges"])
    for vector in vectors:  # as the player unpacks them
        for _ in range(next(edges)):
            _, *changes = data["moves"][next(edges)]
            if next(edges) == 0:
                fresh = list(vector)
                for slot, value in zip(changes[::2], changes[1::2], strict=True):
                    fresh[slot] = value
                vectors.append(fresh)
    assert len(vectors) == len(exploration.graph.nodes)
    for vector in vectors:
        waits = data["views"][vector[1]][3]
        places = [name for name, state in zip(names, vector[start:], strict=False) if 1 in data["states"][state][1]]
        seen.add((waits, tuple(places)))
    assert ("attend une notification de condition", ("condition",)) in seen
    assert ("réveillé, attend verrou de condition, tenu par Thread-2 (prevenir)", ("verrou de condition",)) in seen
    assert not any("réveillé" in waits and "condition" in places for waits, places in seen)


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
