"""The player's script: its own tests under Node, its weight, and the round trip from Python's graph to JavaScript's."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from entrelacs.results import Exploration, Failure, Graph
from entrelacs_page.graph_json import graph_to_json

from . import toy

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "src/entrelacs_page/assets/joueur.js"
REST = SCRIPT.with_name("joueur-partie.js")
LIMITS = {SCRIPT: 10 * 1024, REST: 4 * 1024}
"""Bytes, compressed: what the page loads, and what the first step does."""


def run_node(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    node = shutil.which("node")
    if node is None:
        reason = "Node est absent : la logique du joueur n'a pas été vérifiée."
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return subprocess.run([node, *arguments], input=given, capture_output=True, text=True, timeout=120, cwd=ROOT)


def test_logic() -> None:
    done = run_node("--test", "--test-reporter=spec", "tests/joueur/model.test.js")
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert "pass 0" not in done.stdout


@pytest.mark.parametrize("script", LIMITS, ids=lambda script: script.name)
def test_weight(script: Path) -> None:
    size = len(gzip.compress(script.read_bytes(), 9, mtime=0))
    assert size <= LIMITS[script], f"{script.name} pèse {size} octets compressé, pour {LIMITS[script]} permis."


@pytest.mark.parametrize("script", LIMITS, ids=lambda script: script.name)
def test_script_loads_from_disk(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert "\nimport " not in text and "\nexport " not in text, "un module ES ne se charge pas depuis file://"
    assert "http" not in text, "aucune adresse : le joueur ne demande rien au réseau"


def unpack(*explorations: Exploration) -> list[dict]:
    texts = [graph_to_json(exploration, "x = 1\n", ident="x") for exploration in explorations]
    done = run_node("tests/joueur/unpack.js", given=f"[{','.join(texts)}]")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def played(graph: Graph) -> tuple[list[dict], list[tuple]]:
    """Return the graph as unpack.js shows it: nodes in breadth-first order, and the edges that can be played."""
    leaving: dict[int, list] = {}
    for edge in graph.edges:
        leaving.setdefault(edge.source, []).append(edge)
    known, order = {0: 0}, [0]
    for number in order:
        for edge in leaving.get(number, ()):
            if edge.target not in known:
                known[edge.target] = len(order)
                order.append(edge.target)
    nodes = []
    for number in order:
        node = graph.nodes[number]
        nodes.append(
            {
                "threads": [
                    {
                        "thread": thread,
                        "status": view.status,
                        "line": view.line or 0,
                        "next": view.next,
                        "blocked": view.blocked_by,
                        "holders": list(view.holders),
                    }
                    for thread, view in enumerate(node.threads)
                ],
                "shared": Counter(node.shared),
                "primitives": Counter((p.name, p.kind, p.state, p.waiters) for p in node.primitives),
                "output": node.output,
            }
        )
    edges = [
        (known[edge.source], known[edge.target], edge.step.thread, edge.step.line or 0, edge.step.action, edge.step.choice)
        for number in order
        for edge in leaving.get(number, ())
    ]
    return nodes, edges


def test_round_trip() -> None:
    explorations = [toy.shuffled(seed) for seed in range(12)]
    explorations += [toy.bank().explore(), toy.counter(2, 2).explore(), toy.lock_order().explore()]
    for exploration, unpacked in zip(explorations, unpack(*explorations), strict=True):
        nodes, edges = played(exploration.graph)
        got = []
        for node in unpacked["nodes"]:
            node["shared"] = Counter((place["name"], place["text"]) for place in node["shared"])
            node["primitives"] = Counter(
                (place["name"], place["kind"], place["text"], tuple(place["waiters"])) for place in node["primitives"]
            )
            got.append({key: node[key] for key in nodes[0]})
        assert got == nodes
        names = ("source", "target", "thread", "line", "action", "choice")
        assert sorted(tuple(edge[name] for name in names) for edge in unpacked["edges"]) == sorted(edges)


def test_counts_are_those_of_plain_enumeration() -> None:
    def enumerate_ends(graph: Graph) -> Counter:
        leaving: dict[int, list[int]] = {}
        for edge in graph.edges:
            leaving.setdefault(edge.source, []).append(edge.target)
        ends, todo = Counter(), [0]
        while todo:
            node = todo.pop()
            todo += leaving.get(node, [])
            if node not in leaving:
                ends["deadlock" if graph.nodes[node].failure else graph.nodes[node].output.strip()] += 1
        return ends

    for program in (toy.bank(), toy.counter(2, 2), toy.counter(3, 1), toy.lock_order()):
        exploration = program.explore()
        text = graph_to_json(exploration, "x = 1\n", ident="x")
        outcomes = json.loads(text)["outcomes"]
        names = ["deadlock" if outcome["kind"] == "deadlock" else outcome["label"] for outcome in outcomes]
        (unpacked,) = unpack(exploration)
        assert dict(zip(names, map(int, unpacked["ways"]), strict=True)) == enumerate_ends(exploration.graph)


def test_a_state_without_end_is_marked() -> None:
    arrows = [(0, 1, 0, "finit", ""), (0, 2, 1, "s'engage", ""), (2, 3, 0, "cède", ""), (3, 2, 1, "cède", "")]
    (unpacked,) = unpack(toy.by_hand(arrows, {1: "fini"}))
    assert [node["end"] for node in unpacked["nodes"]] == [-1, 0, 1, 1]
    assert unpacked["ways"] == ["1", "1"]


def test_an_exception_ends_the_play_even_when_others_could_go_on() -> None:
    failure = Failure("exception", "ValueError", "trop tard", "A", 3)
    (unpacked,) = unpack(toy.by_hand([(0, 1, 0, "lève", ""), (1, 2, 1, "continue", "")], {1: failure, 2: "fini"}))
    assert [edge["target"] for edge in unpacked["edges"]] == [1]
    assert unpacked["nodes"][1]["message"] == "ValueError : trop tard (fil A, ligne 3)"
