"""A page with players, and a real browser to play them in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import entrelacs
from entrelacs.telling.goals import Choice, Goal, Note
from entrelacs_page.graph_json import graph_to_json, player_html
from tests.conftest import until

from . import toy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ASSETS = Path(__file__).parents[2] / "src/entrelacs_page/assets"
FILES = ("joueur.js", "joueur-partie.js", "joueur.css")
FALLBACK = "Ce joueur demande JavaScript."
FALLBACK_WORDS = "Activez JavaScript pour choisir vous-même l'ordre des pas"


def polite() -> str:
    """A livelock next to a normal end, with two branches for one of the threads."""
    arrows = [
        (0, 1, 0, "finit", "expire"),
        (0, 2, 0, "s'engage", "recoit"),
        (0, 4, 1, "finit", ""),
        (2, 3, 0, "cède", ""),
        (3, 2, 1, "cède", ""),
    ]
    exploration = toy.by_hand(arrows, {1: "à temps", 4: "à temps"}, ("gauche", "droite"))
    notes = [Note(sentence="On bouge encore, mais sans fin possible.", failure="interblocage actif")]
    source = "import asyncio\n\npasse\n"
    return graph_to_json(exploration, source, ident="politesse", program="exemples/politesse.py", notes=notes)


def players() -> dict[str, str]:
    """Return the JSON of each player of the page, by identifier."""
    bank = graph_to_json(
        toy.bank().explore(),
        toy.BANK,
        ident="retrait",
        program="exemples/accueil/retrait.py",
        notes=[
            Note("attendue", "Les deux retraits sont comptés.", output="solde final : 800"),
            Note("interdite", "Un retrait a disparu du compte.", output="solde final : 900"),
        ],
        goal=Goal(
            "Faites disparaître un retrait.",
            ("solde final : 900",),
            "Quelle réparation choisissez-vous ?",
            (
                Choice("Attendre avant d'écrire", False, "L'autre passe toujours entre la lecture et l'écriture."),
                Choice("Un verrou autour des deux lignes", True, "Personne ne peut plus passer entre elles."),
            ),
        ),
    )
    order = graph_to_json(
        toy.lock_order().explore(),
        toy.ORDER,
        ident="ordre",
        program="exemples/ordre.py",
        notes=[Note(sentence="Chacun tient un verrou et attend l'autre.", failure="interblocage")],
        goal=Goal("Bloquez tout le monde.", ("interblocage",)),
    )
    counter = graph_to_json(
        toy.counter(2, 2).explore(TOURS=2),
        toy.COUNTER.replace("TOURS = 2", "TOURS = 100_000"),
        ident="compteur",
        program="exemples/compteur.py",
        notes=[Note("surprenante", output="compteur = 3"), Note("interdite", output="compteur = 2")],
    )
    return {"retrait": bank, "ordre": order, "compteur": counter, "politesse": polite()}


#: A thread that does not exist yet, one that is notified while its lock is held, three on one line, a daemon, names alike.
EXPLORED = {
    "naissance": """import threading


def saluer():
    print("bonjour")


premier = threading.Thread(target=saluer, name="Ana")
premier.start()
premier.join()
second = threading.Thread(target=saluer, name="Bob")
second.start()
""",
    "condition": """import threading

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


threading.Thread(target=attendre, name="A").start()
threading.Thread(target=prevenir, name="B").start()
""",
    "foule": """import threading

verrou = threading.Lock()
somme = 0


def ajouter():
    global somme
    with verrou:
        somme += 1


for nom in ("P1", "P2", "C1", "C2"):
    threading.Thread(target=ajouter, name=nom).start()
""",
    "demon": """import threading

pas = 0


def veiller():
    global pas
    pas += 1


threading.Thread(target=veiller, name="Démon", daemon=True).start()
print(pas)
""",
}


def explored_players() -> dict[str, str]:
    """Return the JSON of players of programs that entrelacs explores, by identifier."""
    return {ident: graph_to_json(entrelacs.explore(source), source, ident=ident) for ident, source in EXPLORED.items()}


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of its own, opened from the disk as a reader without a server would."""
    return write_page(tmp_path_factory.mktemp("joueur"), players())


@pytest.fixture(scope="session")
def explored_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with the players of `EXPLORED`."""
    return write_page(tmp_path_factory.mktemp("explores"), explored_players())


def write_page(folder: Path, made: dict[str, str]) -> Path:
    """Write in ``folder`` a page that holds players, and their files; return its path."""
    body = "".join(
        f"<h2 id='titre-{ident}'>{ident}</h2>"
        + player_html(text, ident, FALLBACK, **({"suite": "#titre-ordre", "titre": "Voyez-en la preuve."} if ident == "retrait" else {}))
        for ident, text in made.items()
    )
    for name in FILES:
        shutil.copy(ASSETS / name, folder / name)
    theme = """
      body { margin: 1rem; font-family: sans-serif; background: var(--md-default-bg-color); color: var(--md-default-fg-color) }
      body { --md-default-bg-color: #fff; --md-default-fg-color: #1c1c1e }
      body[data-md-color-scheme=slate] a { color: #9cf }
      body[data-md-color-scheme=slate] { --md-default-bg-color: #1e2129; --md-default-fg-color: #e4e6ec }
    """
    page = folder / "page.html"
    page.write_text(
        '<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Joueurs</title><style>{theme}</style>"
        '<link rel="stylesheet" href="joueur.css"><script defer src="joueur.js"></script>'
        f'<body><main><h1>Joueurs</h1><p><a id="lien" href="#retrait=1.2">une situation</a></p>{body}</main></body></html>',
        encoding="utf-8",
    )
    return page


STRIP = """(player) => [...player.querySelectorAll(".ej-pas")].slice(1).map((chip) =>
  chip.classList.contains("ej-apres") ? chip.innerText.trim().toLowerCase() : chip.innerText.trim()).join("")"""


class Player:
    """One player of a page, by what a reader sees of it."""

    def __init__(self, page: Page, ident: str) -> None:
        self.page = page
        self.root = page.locator(f"entrelacs-joueur#{ident}")
        self.ident = ident

    def press(self, name: str) -> None:
        self.root.get_by_role("button", name=name.replace("'", "’")).click()
        self.loaded()

    def thread(self, index: int, branch: int = 0) -> None:
        self.root.locator(f".ej-choix li[data-fil='{index}'] button").nth(branch).click()
        self.loaded()

    def loaded(self) -> None:
        """Wait for the second file, that the first step asks for."""
        self.page.evaluate("customElements.get('entrelacs-joueur').rest")

    def threads(self) -> list[str]:
        """What each thread's button says, by index."""
        rows = self.root.locator(".ej-choix li").evaluate_all("rows => rows.map((row) => [row.dataset.fil, row.lastChild.innerText])")
        return [plain(text) for _, text in sorted(rows, key=lambda row: int(row[0]))]

    def said(self) -> str:
        return plain(self.root.locator(".ej-dit").inner_text())

    def memory(self) -> list[str]:
        return [plain(text) for text in self.root.locator(".ej-partage li").all_inner_texts()]

    def ends(self) -> list[str]:
        return [plain(text) for text in self.root.locator(".ej-fin").all_inner_texts()]

    def output(self) -> str:
        return plain(self.root.locator(".ej-sortie").inner_text())

    def strip(self) -> str:
        """The letters of the steps, those undone in lower case."""
        return self.root.evaluate(STRIP)

    def await_strip(self, letters: str) -> None:
        """Wait for a change that the browser makes in its own time, such as following a link."""
        until(self.page, f"({STRIP})(document.getElementById({self.ident!r})) === {letters!r}")

    def schedule(self) -> str | None:
        match = re.search(rf"[#&]{self.ident}=([^&]*)", self.page.url)
        return match and match[1]


def plain(text: str) -> str:
    """The text on one line, with ordinary spaces."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture
def open_page(browser: Browser, page_file: Path) -> Iterator:
    """Return a function that opens the page in a fresh profile; the test fails on any error of the page's scripts."""
    contexts, errors = [], []

    def open_(fragment: str = "", **options: object) -> Page:
        page_path = options.pop("file", page_file)
        context = browser.new_context(**{"reduced_motion": "reduce", "viewport": {"width": 1100, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and errors.append(message.text))
        page.on("request", lambda request: request.url.startswith("file:") or errors.append(request.url))
        page.goto(page_path.as_uri() + fragment)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not errors
