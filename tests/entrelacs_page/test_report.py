"""One exploration as one HTML file: complete alone, in both languages, with and without a player."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from entrelacs import explore
from entrelacs.results import Exploration
from entrelacs.telling.goals import Note
from entrelacs.telling.language import VARIABLE
from entrelacs_page import report
from entrelacs_page.report import page
from tests.conftest import ROOT, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COUNTER = (Path(__file__).parent / "autre_site/programmes/compteur.py").read_text(encoding="utf-8")
SELLERS = """\
import threading

seats = 1


def sell():
    global seats
    if seats:
        seats -= 1


for name in ("Ann", "Bob"):
    threading.Thread(target=sell, name=name).start()
for thread in threading.enumerate():
    if thread is not threading.current_thread():
        thread.join()
assert seats == 0, f"seats = {seats} <&>"
"""
LINES = {number: ("sales/box.py", number + 10) for number in range(1, 11)} | {number: ("tests/test_box.py", number - 5) for number in range(11, 20)}
VOID = frozenset("br meta input img hr link".split())


@pytest.fixture(scope="module")
def sold() -> Exploration:
    return explore(SELLERS)


@pytest.fixture(autouse=True)
def spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "fr")


class _Page(HTMLParser):
    """The text of a page, by element, its order of headings, and whether its tags close one another."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.asked: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.player: dict[str, object] = {}
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.asked += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag == "html":
            self.attributes = dict(attrs)
        if tag == "entrelacs-joueur":
            self.player = json.loads(dict(attrs)["data-graphe"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] not in ("script", "style"):
            self.words.append((self.open[-1], re.sub(r"\s+", " ", data.strip())))

    def of(self, tag: str) -> list[str]:
        return [words for name, words in self.words if name == tag]


def test_it_is_one_page_that_asks_nothing_of_any_other(sold: Exploration) -> None:
    made = page(sold, SELLERS, title="test_box <&> 'x'", program="box.py", note="Une place.\nDeux vendeurs.")
    read = _Page(made)
    assert made.startswith("<!doctype html>") and read.attributes == {"lang": "fr"} and read.asked == []
    assert read.of("title") == read.of("h1") == ["test_box <&> 'x'"]
    assert read.of("h2") == ["Le rejouer", "Choisir vous-même l’ordre des pas"]
    assert {"Une place.", "Deux vendeurs.", "Tous les entrelacements ont été parcourus."} <= set(read.of("p"))
    assert "Exception AssertionError « seats = -1 <&> », fil principal, ligne 17" in read.of("th")
    assert any(words.startswith('python -m entrelacs rejouer box.py --ordonnancement "') for words in read.of("code"))
    assert "url(" not in made and "@import" not in made


def test_the_way_is_told_in_the_files_that_somebody_has(sold: Exploration) -> None:
    read = _Page(page(sold, SELLERS, title="x", program="box.py", lines=LINES))
    told = read.of("span")
    assert "sales/box.py, l. 18" in told and any(words.startswith("tests/test_box.py, l. ") for words in told) and not any(words.startswith("l. ") for words in told)
    assert "Exception AssertionError « seats = -1 <&> », fil principal, tests/test_box.py, l. 12" in read.of("th")
    assert read.player["places"][:3] == [":", "sales/box.py:11", "sales/box.py:12"] and read.player["widest"] == 15  # tests/test_box.py:10
    assert not any("ligne" in end[1] for end in read.player["ends"] if end)


def test_the_program_is_numbered_as_in_its_files(sold: Exploration) -> None:
    made = page(sold, "# box.py\n" + SELLERS, title="x", program="box.py", lines={number + 1: place for number, place in LINES.items()})
    assert '<li class="sans"><code># box.py</code></li><li value="11"><code>import threading</code></li>' in made and "<td>11–20</td>" not in made


def test_what_is_shown_and_how_it_is_replayed_can_be_chosen(sold: Exploration) -> None:
    explored = explore(COUNTER, constants={"TOURS": 1})
    lost = next(outcome for outcome in explored.outcomes if "1" in outcome.output)
    options = {"schedule": str(lost.schedule), "notes": [Note("interdite", "Un tour est perdu.", output="compteur = 1\n")]}
    made = page(explored, COUNTER, title="x", program="compteur.py", command="pytest --rejouer=ab:", **options)
    read = _Page(made)
    assert f"pytest --rejouer=ab:{lost.schedule}" in read.of("code") and read.player["command"] == "pytest --rejouer=ab:"
    assert [words for words in read.of("td") if words in ("interdite", "attendue", "possible")] == ["interdite", "attendue"]
    assert "Un tour est perdu." in read.of("td")
    assert "Fin : affiché : compteur = 1." in read.of("p") and "--reel" not in read.of("code")
    assert "TOURS = 1" in read.of("code") and "Faute trouvée" in read.of("span")
    plain = _Page(page(explored, COUNTER, title="x", program="compteur.py"))
    assert "2 fins différentes, aucune faute" in plain.of("span") and "Le rejouer" not in plain.of("h2")
    with pytest.raises(ValueError):
        page(explored, COUNTER, title="x", program="compteur.py", schedule="n'importe quoi")


def test_without_a_player_it_says_why(sold: Exploration, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "PLAYED", sold.states - 1)
    made = page(sold, SELLERS, title="x", program="box.py")
    read = _Page(made)
    assert any(words.startswith(f"Il y a trop d’états pour cela : {sold.states} états, au plus {sold.states - 1}.") for words in read.of("p"))
    assert "entrelacs-joueur id" not in made and "<script" not in made and "Le plus court chemin vers la faute" in made
    cut = explore(SELLERS, max_states=10)
    read = _Page(page(cut, SELLERS, title="x", program="box.py"))
    assert any(words.startswith("Rien n’est prouvé : limite de 10 états atteinte (10 états, ") for words in read.of("p"))
    refused = "import threading\nimport multiprocessing\n"
    read = _Page(page(explore(refused), refused, title="x", program="box.py", lines={2: ("a.py", 7)}))
    assert any(words.startswith("Ce programme ne peut pas être exploré : ") and words.endswith("(a.py, l. 7).") for words in read.of("p"))
    assert read.of("h2") == [] and "import multiprocessing" in read.of("code")


def test_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "en")
    made = page(explore(SELLERS), SELLERS, title="x", program="box.py", lines=LINES)
    read = _Page(made)
    told = " ".join(words for tag, words in read.words if tag not in ("code", "title"))
    assert read.attributes == {"lang": "en"} and "Exception AssertionError “seats = -1 <&>”, thread MainThread, tests/test_box.py, l. 12" in told
    assert not re.search(r"[àçéèêîôùû«»]|\b(le|la|les|un|une|des|du|et|ou|est|pas|fil|ligne|plus|vous|attend)\b", told), told
    assert any("entrelacs replay box.py --schedule" in words for words in read.of("code")) and "--real" in read.of("code")


def test_it_needs_python_alone(tmp_path: Path) -> None:
    """No package of the environment: neither Markdown nor Pygments, whose colours alone are missing."""
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})\nfrom entrelacs import explore\nfrom entrelacs_page.report import page\n"
        f"source = {SELLERS!r}\nmade = page(explore(source), source, title='x', program='box.py')\n"
        "assert not [name for name in sys.modules if name.partition('.')[0] in ('markdown', 'pygments', 'yaml', 'pymdownx')]\n"
        "assert '<entrelacs-joueur' in made and 'class=k' not in made\nprint(len(made))"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-I", "-S", "-c", script], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("scheme", "width"), [("light", 1100), ("dark", 390)])
def test_it_is_read_and_played_in_a_browser(sold: Exploration, browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"], width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    file = tmp_path / "rapport.html"
    file.write_text(page(sold, SELLERS, title="Deux vendeurs", program="box.py", lines=LINES), encoding="utf-8")
    faults: list[str] = []
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce") as context:
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("request", lambda request: faults.append(request.url) if request.url != file.as_uri() else None)
        shown = context.new_page()
        shown.goto(file.as_uri())
        until(shown, "document.querySelector('entrelacs-joueur.ej') !== null")
        shown.get_by_role("button", name="Jouer le pire").click()
        until(shown, "document.querySelector('.ej-verdict') !== null")
        assert "seats = -1 <&>" in shown.locator(".ej-verdict").inner_text()
        dark = shown.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
        assert dark == (scheme == "dark") and shown.evaluate("document.documentElement.scrollWidth") <= width
        shown.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        shown.evaluate("document.querySelectorAll('entrelacs-joueur *').forEach((one) => { if (getComputedStyle(one).position === 'sticky') one.style.position = 'static' })")
        found = Axe().run(shown, options={"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}})
        faults += [f"{violation['id']} {violation['nodes'][0]['html'][:150]}" for violation in found.response["violations"]]
    assert not faults, "\n".join(faults)
