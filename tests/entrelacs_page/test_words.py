"""Cards, reports and the player in English: whatever this package says in French has its English, and nothing else has."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import entrelacs_page
from entrelacs import explore, speak
from entrelacs.telling.language import VARIABLE
from entrelacs_page.assets import asset, script, style
from entrelacs_page.card import CHANCE
from entrelacs_page.graph_json import highlight, packed
from entrelacs_page.words import catalogue, quantity, removed, schedules, share
from tests.entrelacs.test_language import FRENCH

SOURCES = sorted(Path(entrelacs_page.__file__).parent.rglob("*.py"))
STATUSES = {"attendue", "surprenante", "interdite", "possible", "faute"}
"""Said by ``say(status)``: the data of a claim, and what a player shows of them."""
DATA = re.compile(r"attendue|surprenante|interdite|possible|faute|fil|tache|principal|titre|suite|but|pas|code|partage")
"""What the scripts compare or use to name classes, and never show."""


def said() -> set[str]:
    """The templates that the source hands to `say`."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found | STATUSES | {CHANCE}


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "en")


def test_whatever_is_said_has_its_english_and_nothing_else_has() -> None:
    assert set(catalogue()["words"]) == said() and len(said()) > 50


def holes(text: str) -> int:
    return sum(field is not None for _, field, _, _ in string.Formatter().parse(text))


def test_each_line_says_the_same_in_english() -> None:
    for french, english in catalogue()["words"].items():
        assert holes(french) == holes(english), french
        assert not FRENCH.search(english.replace("{}", "X")), english


def test_numbers_are_written_as_each_language_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "en")
    assert [quantity(n, "état") for n in (0, 1, 12_600)] == ["0\u00a0states", "1\u00a0state", "12,600\u00a0states"]
    assert quantity(3_200_000_000_000_000, "ordonnancement") == "about 3.2 × 10¹⁵\u00a0schedules"
    assert (schedules(None), share(None), share(0.5)) == ("an unlimited number of schedules", "never", "50%")
    assert removed("avec «\u00a0if x\u00a0» au lieu de « while x »") == "with “if x” instead of “while x”"
    speak("fr")
    assert [quantity(n, "état") for n in (0, 12_600)] == ["0\u00a0état", "12\u202f600\u00a0états"]
    assert (share(0.5), removed("sans « with verrou »")) == ("50\u00a0%", "sans « with verrou »")


def spoken(text: str) -> list[str]:
    """The texts of a script, without its comments: what it may show."""
    bare = re.sub(r"/\*.*?\*/|(?<![:\w\"'`])//[^\n]*", "", text, flags=re.DOTALL)
    return ["".join(found) for found in re.findall(r'"([^"\n]*)"|`([^`]*)`', bare)]


def is_french(text: str) -> bool:
    shown = re.sub(r"\$\{[^}]*\}", "X", text)
    return bool(FRENCH.search(shown)) and not DATA.fullmatch(shown) and not re.fullmatch(r"[a-z-]+( ?ej-[\w-]*)*", shown)


def test_the_player_says_nothing_in_french_any_more(in_english: None) -> None:
    french = {text for name in ("joueur.js", "joueur-partie.js") for text in spoken(asset(name)) if is_french(text)}
    assert len(french) > 40
    assert [text for text in spoken(script()) if is_french(text)] == []
    assert "au hasard" not in style(player=True)


def test_a_piece_that_the_player_no_longer_says_is_refused(in_english: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(catalogue()["player"], "Un texte disparu", "A text that is gone")
    with pytest.raises(ValueError, match="« Un texte disparu »"):
        script()


def test_in_french_the_scripts_are_those_of_the_course(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "fr")
    assert asset("joueur.js") + asset("joueur-partie.js") in script()
    assert "</script" not in script() and "</style" not in style(player=True) and "/*" not in style(player=True)


def test_what_the_data_of_a_player_say_follows(in_english: None) -> None:
    from entrelacs.telling.player import graph_to_data

    source = "import threading\n\na = threading.Lock()\nthreading.Thread(target=a.acquire).start()\nthreading.Thread(target=a.acquire).start()\nassert 0, 'ah'\n"
    data = graph_to_data(explore(source), source, ident="x", highlight=highlight)
    text = packed(data)
    assert not re.search("principal|fil |ligne|interblocage", text, re.IGNORECASE), text
    assert {outcome["label"] for outcome in data["outcomes"]} == {"Deadlock", "Exception AssertionError"}
    assert "AssertionError: ah (thread MainThread, line 6)" in text
