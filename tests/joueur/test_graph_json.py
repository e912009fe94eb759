"""The packed graph: what it refuses, how it names things, and what it says of the outcomes."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from entrelacs import explore
from entrelacs.results import Failure
from entrelacs.telling.goals import Choice, Goal, Note
from entrelacs.telling.page_words import letters, with_main_named
from entrelacs.telling.player import GraphRefused
from entrelacs.telling.shell import replay_command
from entrelacs_page import graph_json
from entrelacs_page.graph_json import MAX_GZIP, graph_to_data, graph_to_json, gzip_size, player_html

from . import toy


def bank(**options: object) -> dict:
    return graph_to_data(toy.bank().explore(), toy.BANK, ident="retrait", **options)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("MainThread", "A", "B"), "PAB"),
        (("MainThread", "Alice", "Bob"), "PAB"),
        (("MainThread", "Thread-1 (f)", "Thread-2 (f)"), "PAB"),
        (("MainThread", "philosophe-0", "philosophe-1"), "P01"),
        (("MainThread", "producteur", "consommateur"), "MPC"),
        (("MainThread", "producteur-1", "consommateur-1"), "MPC"),
        (("MainThread", "Task-1", "Task-2", "rappel"), "P12R"),
        (("MainThread", "Task-1", "Task-2", "1er"), "PABC"),
        (("MainThread", "Paul", "Marie"), "ZPM"),
        (("Alice", "Anne"), "AB"),
        ((), ""),
    ],
)
def test_letters(names: tuple[str, ...], expected: str) -> None:
    assert "".join(letters(names)) == expected


def test_short_names_are_their_own_letters() -> None:
    assert letters(("MainThread", "P1", "P2", "C1", "C2")) == ["M", "P1", "P2", "C1", "C2"]


def test_letters_are_distinct() -> None:
    many = ("MainThread", *(f"fil {'x' * number}" for number in range(30)))
    assert len(set(letters(many))) == len(many)


def test_a_program_that_may_end_while_a_daemon_thread_goes_on_is_not_locked() -> None:
    source = (
        "import threading\n\nhere = True\n\n\ndef turn():\n    global here\n    while True:\n        here = not here\n\n\n"
        "threading.Thread(target=turn, daemon=True).start()\n"
    )
    found = explore(source)
    assert not found.failures and found.schedules is None
    kinds = {outcome["kind"] for outcome in graph_to_data(found, source, ident="tourne")["outcomes"]}
    assert "livelock" not in kinds


def test_outcomes_come_in_the_order_of_the_page_with_its_words() -> None:
    data = bank(
        notes=[Note("interdite", "Un retrait a disparu.", output="solde final : 900"), Note(output="solde final : 800\n")]
    )
    assert [(outcome["label"], outcome["status"]) for outcome in data["outcomes"]] == [
        ("solde final : 900", "interdite"),
        ("solde final : 800", "attendue"),
    ]
    assert data["outcomes"][0]["sentence"] == "Un retrait a disparu."


def test_a_failure_is_an_outcome() -> None:
    notes = [Note(sentence="Chacun attend l'autre.", failure="interblocage")]
    data = graph_to_data(toy.lock_order().explore(), toy.ORDER, ident="ordre", notes=notes)
    assert data["outcomes"][0] == {
        "kind": "deadlock",
        "label": "Interblocage",
        "status": "interdite",
        "sentence": "Chacun attend l'autre.",
    }


def test_exceptions_are_told_apart_by_type_and_keep_their_message() -> None:
    failures = {
        1: Failure("exception", "ValueError", "vide", "A", 3),
        2: Failure("exception", "KeyError", "'x'", "MainThread", 4),
    }
    exploration = toy.by_hand([(0, 1, 0, "lève", ""), (0, 2, 1, "lève", "")], failures)
    data = graph_to_data(exploration, "x = 1\n", ident="x")
    assert [outcome["label"] for outcome in data["outcomes"]] == ["Exception ValueError", "Exception KeyError"]
    assert [message for _, message in data["ends"]] == [
        "",
        "ValueError : vide (fil A, ligne 3)",
        "KeyError : 'x' (fil principal, ligne 4)",
    ]


def test_of_ends_that_nobody_announced_nothing_is_said_to_be_expected() -> None:
    data = graph_to_data(toy.lock_order().explore(), toy.ORDER, ident="ordre")
    assert {(outcome["kind"], outcome["status"]) for outcome in data["outcomes"]} == {("output", "possible"), ("deadlock", "faute")}


def test_constants_are_told_as_they_are_written_and_as_they_are_played() -> None:
    exploration = toy.counter(2, 2).explore(TOURS=2, AUTRE=1)
    data = graph_to_data(exploration, toy.COUNTER.replace("TOURS = 2", "TOURS = 100_000"), ident="compteur")
    assert data["reduced"] == [["TOURS", "100_000", "2"]]


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("attend verrou, tenu par MainThread", "attend verrou, tenu par le fil principal"),
        ("attend la fin de MainThread", "attend la fin du fil principal"),
        ("exception ValueError, fil MainThread, ligne 3", "exception ValueError, fil principal, ligne 3"),
        ("MainThreads", "MainThreads"),
    ],
)
def test_the_main_thread_has_one_name(text: str, french: str) -> None:
    assert with_main_named(text) == french


def test_goal() -> None:
    goal = Goal("Perdez un retrait.", ("solde final : 900",), "Réparation ?", (Choice("Un verrou", True, "Oui."),))
    data = bank(goal=goal)
    assert data["goal"]["outcomes"] == [[outcome["label"] for outcome in data["outcomes"]].index("solde final : 900")]
    assert data["goal"]["choices"] == [{"text": "Un verrou", "right": True, "why": "Oui."}]
    exploration = toy.lock_order().explore()
    assert graph_to_data(exploration, toy.ORDER, ident="x", goal=Goal("", ("interblocage",)))["goal"]["outcomes"] == [
        [outcome["kind"] for outcome in graph_to_data(exploration, toy.ORDER, ident="x")["outcomes"]].index("deadlock")
    ]


def test_a_goal_may_accept_several_ends() -> None:
    data = bank(goal=Goal("Finissez.", ("solde final : 900", "solde final : 800")))
    assert sorted(data["goal"]["outcomes"]) == [0, 1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"goal": Goal("Ruinez la banque.", ("solde final : 900", "solde final : 0"))}, ["solde final : 0", "« solde final : 800 »", "but"]),
        ({"goal": Goal("", ("interblocage",))}, ["interblocage", "aucun ordonnancement"]),
        ({"goal": Goal("", ("solde final : 800",), "Pourquoi ?", (Choice("a", False, "b"),))}, ["aucune bonne réponse"]),
        ({"notes": [Note(output="solde final : 700")]}, ["solde final : 700", "« solde final : 900 »"]),
        ({"notes": [Note(failure="interblocage")]}, ["interblocage"]),
    ],
)
def test_what_cannot_happen_is_refused(options: dict, words: list[str]) -> None:
    with pytest.raises(GraphRefused) as caught:
        bank(**options)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize("ident", ["", "1a", "l'un", "été", "a b", "a&b", "a=b"])
def test_an_identifier_that_would_break_the_fragment_is_refused(ident: str) -> None:
    with pytest.raises(GraphRefused, match="nommer un joueur"):
        graph_to_data(toy.bank().explore(), toy.BANK, ident=ident)


def test_an_incomplete_search_is_refused() -> None:
    exploration = replace(toy.bank().explore(), verdict="incomplete", reason="limite de 10 états")
    with pytest.raises(GraphRefused, match="limite de 10 états"):
        graph_to_json(exploration, toy.BANK, ident="x")


def test_a_graph_over_budget_is_refused_with_what_to_reduce(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_json, "MAX_GZIP", 1000)
    exploration = toy.counter(2, 3).explore(TOURS=3)
    with pytest.raises(GraphRefused) as caught:
        graph_to_json(exploration, toy.COUNTER, ident="x", program="exemples/compteur.py")
    message = str(caught.value)
    assert "exemples/compteur.py" in message and "TOURS vaut 3" in message and "1000" in message
    assert str(len(exploration.graph.nodes)) in message


def test_a_large_graph_fits_the_page() -> None:
    exploration = toy.counter(3, 2).explore()
    text = graph_to_json(exploration, toy.COUNTER, ident="x")
    assert len(exploration.graph.nodes) > 4000
    assert gzip_size(text) == len(gzip.compress(text.encode(), 9, mtime=0)) < MAX_GZIP / 3


def test_the_json_cannot_close_its_script_nor_be_changed_by_a_serializer() -> None:
    exploration = toy.by_hand([(0, 1, 0, "affiche '</script><!--&'", "")], {1: "</script><b>&amp;"})
    text = graph_to_json(exploration, 'x = "</script>"\n', ident="x", program="a&b<c>.py")
    assert not set("<>&") & set(text)
    assert json.loads(text)["outcomes"][0]["label"] == "</script><b>&amp;"
    assert player_html(text, "x", "Il faut <JavaScript>.").count("</script>") == 1


class Balanced(HTMLParser):
    """Collects the text of a fragment, and fails on a tag other than span or left open."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.depth, self.text = 0, ""
        self.feed(fragment)
        self.close()
        assert self.depth == 0, fragment

    def handle_starttag(self, tag: str, attrs: list) -> None:
        assert tag == "span" and [name for name, _ in attrs] == ["class"]
        self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("source", [toy.BANK, toy.ORDER, 'x = """a\n  <b> & c\n"""\ny = f"{x!r}"\n', "x = 1"])
def test_code_is_the_source_line_by_line(source: str) -> None:
    data = graph_to_data(toy.bank().explore(), source, ident="x")
    lines = source.rstrip("\n").split("\n")
    assert [Balanced(line).text for line in data["code"]] == [line.rstrip() for line in lines[data["first"] - 1 :]]
    skipped = "\n".join(lines[: data["first"] - 1]).strip()
    assert not skipped or re.fullmatch(r'"""[^"]*"""', skipped)


def test_unit() -> None:
    def unit(source: str) -> str:
        return graph_to_data(toy.bank().explore(), source, ident="x")["unit"]

    assert unit("import threading\n") == "fil"
    assert unit("import asyncio\n") == "tache"
    assert unit("import asyncio\nfrom concurrent.futures import ThreadPoolExecutor\n") == "fil"


def test_command() -> None:
    assert replay_command("exemples/a/b.py", {}) == "python -m entrelacs rejouer exemples/a/b.py --ordonnancement "
    assert replay_command("e.py", {"N": 2, "MOT": "deux mots"}, "fifo") == (
        "python -m entrelacs rejouer e.py --constante N=2 --constante \"MOT='deux mots'\" --reveils fifo --ordonnancement "
    )
