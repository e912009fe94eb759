"""Grammalecte over the French of the project; ``grammaire.toml`` holds what it must not say, each with its reason."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from cours.glossary import read
from tests.required_tools import require_tool
from tests.site.french_texts import CODE, Passage, all_passages, of_html, of_text, words
from tests.site.pages import Site

SETTINGS = Path(__file__).with_name("grammaire.toml")
SPELLING = "orthographe"

# One run of Grammalecte (about 15 s) serves all the tests of this file: they must share a process.
pytestmark = pytest.mark.xdist_group("grammaire")


@dataclass(frozen=True)
class Alert:
    """What Grammalecte says of a piece of a passage; ``rule`` is ``SPELLING`` for a word that it does not know."""

    passage: Passage
    rule: str
    start: int
    end: int
    message: str = ""

    @property
    def piece(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def is_quoted(self) -> bool:
        """Whether the piece is a word that the sentence quotes, alone inside « »: nothing agrees with it."""
        text = self.passage.text
        return text[: self.start].endswith("«\u00a0") and text[self.end :].startswith("\u00a0»")

    def __str__(self) -> str:
        text = self.passage.text
        around = f"…{text[max(0, self.start - 80) : self.start]}⟦{self.piece}⟧{text[self.end : self.end + 60]}…"
        return f"{self.passage.where} : {around.replace(CODE, '`code`')}\n    {self.message} (règle {self.rule})"


class Settings:
    """``grammaire.toml``: rules not followed, words of the course, alerts explained one by one, forbidden phrases."""

    def __init__(self, root: Path) -> None:
        data = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
        self.rules: dict[str, bool] = {rule["nom"]: rule.get("fragments", False) for rule in data["regle"]}
        self.words = {word for group in data["mots"] if not group.get("italique") for word in group["mots"]}
        self.foreign = {word for group in data["mots"] if group.get("italique") for word in group["mots"]}
        self.english = {
            word for entry in read(root / "docs/memo/glossaire.md") for term in entry.english for word in _with_plural(term)
        }
        self.alerts: list[dict[str, str]] = data["alerte"]
        self.forbidden: list[dict[str, str]] = data["interdit"]

    def explains(self, alert: Alert) -> bool:
        """Whether this alert needs no correction."""
        if CODE in alert.piece and alert.rule in (SPELLING, "doublon"):
            return True
        if alert.rule == SPELLING and re.fullmatch(r"[A-Za-z]{0,2}[\d.]+", alert.piece):  # P2, x86, 3.13
            return True
        if alert.rule.startswith(("g2_", "g3_", "gv1_", "gv2_")) and alert.is_quoted:
            return True
        if alert.rule == SPELLING:
            passage = alert.passage
            known = self.words | passage.names | (self.foreign | self.english if alert.piece in passage.italics else set())
            return alert.piece in known or alert.piece[:1].lower() + alert.piece[1:] in known
        return any(self.ignores(rule, alert) for rule in self.rules) or any(_is(known, alert) for known in self.alerts)

    def ignores(self, rule: str, alert: Alert) -> bool:
        """Whether ``rule`` (``typo_*`` for several), when not followed, covers this alert."""
        return fnmatchcase(alert.rule, rule) and (alert.passage.fragment or not self.rules[rule])


def _with_plural(term: str) -> list[str]:
    return [form for word in words(term) for form in (word, f"{word}s")]


def _is(known: dict[str, str], alert: Alert) -> bool:
    return (
        fnmatchcase(alert.rule, known["regle"])
        and known["fichier"] == alert.passage.where
        and known["texte"] in re.sub("[\u00a0\u202f]", " ", alert.passage.text.replace(CODE, "`code`"))
    )


def grammalecte(passages: list[Passage], folder: Path) -> list[Alert]:
    """Run Grammalecte once over ``passages``, each distinct text once, and return all its alerts."""
    holders: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        text = _readable(passage.text)
        assert "\n" not in text and len(text) == len(passage.text)
        holders[text].append(passage)
    file = folder / "textes.txt"
    file.write_text("".join(text + "\n" for text in holders), encoding="utf-8")
    command = [require_tool("grammalecte-cli"), "-f", str(file), "-j", "-owe", "-off", "html", "latex", "md", "-on", "neg"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=1000)
    assert done.returncode == 0 and not done.stderr, f"Grammalecte s'arrête :\n{done.stderr}"
    by_line = list(holders.values())
    found = []
    for paragraph in json.loads(done.stdout)["data"]:
        for passage in by_line[paragraph["iParagraph"] - 1]:
            for error in paragraph["lGrammarErrors"]:
                advice = " ou ".join(f"« {text} »" for text in error["aSuggestions"][:3])
                message = error["sMessage"] + (f" Proposition : {advice}." if advice else "")
                found.append(Alert(passage, error["sRuleId"], error["nStart"], error["nEnd"], message))
            for error in paragraph["lSpellingErrors"]:
                found.append(Alert(passage, SPELLING, error["nStart"], error["nEnd"], "Mot inconnu."))
    return found


def _readable(text: str) -> str:
    """``text``, of the same length, without what Grammalecte misreads: « le fil A rend » (*avoir*), « CPython 3.13 compilé »."""
    text = re.sub(r"(?<=[\wà-ÿ,] )A(?=[ ,.\u00a0\u202f])|\bA(?= (?:et|ou|puis) B\b)", "Z", text)
    return re.sub(r"(?<=Python[ \u00a0])\d+(?:\.\d+)+", lambda version: "X" * len(version[0]), text)


class Review:
    """What Grammalecte says of the whole project."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.settings = Settings(site.root)
        self.passages = all_passages(site)
        self._folder = folder

    @cached_property
    def alerts(self) -> list[Alert]:
        return grammalecte(self.passages, self._folder)


@pytest.fixture(scope="module")
def review(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Review:
    return Review(site, tmp_path_factory.mktemp("grammaire"))


def test_french_is_correct(review: Review) -> None:
    faults = sorted({str(alert) for alert in review.alerts if not review.settings.explains(alert)})
    assert not faults, (
        f"{len(faults)} alertes de Grammalecte : corrigez le texte, ou expliquez-les dans {SETTINGS.name}.\n" + "\n".join(faults)
    )


def test_explanations_still_serve(review: Review) -> None:
    settings = review.settings
    stale = [
        f"[[regle]] {name} : plus aucune alerte"
        for name in settings.rules
        if not any(settings.ignores(name, alert) for alert in review.alerts)
    ]
    unknown = {a.piece for a in review.alerts if a.rule == SPELLING}
    unknown |= {word[:1].lower() + word[1:] for word in unknown}
    stale += [f"[[mots]] {word} : plus employé, ou connu de Grammalecte" for word in sorted(settings.words - unknown)]
    slanted = {a.piece for a in review.alerts if a.rule == SPELLING and a.piece in a.passage.italics}
    stale += [f"[[mots]] {word} : plus employé en italique" for word in sorted(settings.foreign - slanted)]
    stale += [
        f"[[alerte]] {known['fichier']}, « {known['texte']} » : plus aucune alerte {known['regle']}"
        for known in settings.alerts
        if not any(_is(known, alert) for alert in review.alerts)
    ]
    assert not stale, f"Retirez de {SETTINGS.name} :\n" + "\n".join(stale)


def test_explanations_have_reasons() -> None:
    data = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    for section, key in (("regle", "raison"), ("mots", "raison"), ("alerte", "raison"), ("interdit", "dites")):
        for entry in data[section]:
            assert len(entry[key]) > 3, f"{SETTINGS.name} : [[{section}]] sans « {key} » : {entry}"
    words = [word for group in data["mots"] for word in group["mots"]]
    twice = sorted({word for word in words if words.count(word) > 1})
    assert not twice, f"{SETTINGS.name} : deux fois dans [[mots]] : {twice}"


def forbidden(passages: list[Passage], settings: Settings) -> list[str]:
    """The forbidden phrases of ``passages``, each with where it is and what to say instead."""
    return sorted(
        {
            f"{passage.where} : « {match[0]} » dans « {passage.text.replace(CODE, '`code`')} » ; dites {entry['dites']}"
            for entry in settings.forbidden
            for passage in passages
            for match in re.finditer(entry["motif"], passage.text.replace("’", "'"), re.IGNORECASE)
            if not (entry.get("italique") and match[0] in passage.italics)
        }
    )


def test_forbidden_phrases(review: Review) -> None:
    faults = forbidden(review.passages, review.settings)
    assert not faults, "\n".join(faults)


#: Names that Grammalecte knows, so that they are not among the words of ``grammaire.toml``.
NAMES = {"Condition", "Python"}


def title_case(passage: Passage, settings: Settings) -> list[str]:
    """The words of a title that begin with a capital letter and should not: neither its first word, a name nor a quotation."""
    text = re.sub(r"^\d+\. |«\u00a0[^»]*»", "", passage.text)
    names = settings.words | NAMES | {CODE}
    return [word for word in words(text)[1:] if word[0].isupper() and len(word) > 1 and word not in names]


def test_titles_are_in_sentence_case(site: Site) -> None:
    settings = Settings(site.root)
    faults = [
        f"{url} : « {passage.text} » : pas de majuscule à {', '.join(wrong)}"
        for url in site.urls
        for title in site.article(url).select("h1, h2, h3, h4, .admonition-title, summary")
        for passage in of_html(title, url)
        if (wrong := title_case(passage, settings))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Les Bonnes Pratiques", ["Bonnes", "Pratiques"]),
        ("De A à Z", []),
        ("2. Pourquoi un RLock ?", []),
        ("La carte «\u00a0Prouvé\u00a0»", []),
        ("Ce que Python dit du GIL", []),
    ],
)
def test_title_case(title: str, wrong: list[str], root: Path) -> None:
    assert title_case(Passage("essai", title), Settings(root)) == wrong


def badly_ended(items: list[str]) -> bool:
    """Whether a list is neither « … ; … ; … . » nor made of sentences, each with its own final mark."""
    return not (all(item.endswith(" ;") for item in items[:-1]) and items[-1][-1] == ".") and not all(
        item[-1] in ".?!" for item in items
    )


#: Lists that are no enumeration: the outputs, texts or lines of code among which an exercise has its reader choose.
UNPUNCTUATED = ".jeu__propositions, .jeu__lignes"


def test_lists_are_punctuated(site: Site) -> None:
    faults = []
    for url in site.urls:
        for group in site.article(url).select(f":is(ul, ol):not({UNPUNCTUATED})"):
            items = [_shown(item) for item in group.find_all("li", recursive=False)]
            # The key points end with a link to the proof, after an arrow.
            if not group.find_parent(class_="preuve") and not all("→" in item for item in items) and badly_ended(items):
                faults.append(f"{url} : liste à ponctuer (« ; », puis « . »), ou en phrases : {' / '.join(items)}")
    assert not faults, "\n".join(faults)


def _shown(tag: Tag) -> str:
    """The text of ``tag`` with ordinary spaces."""
    return " ".join(tag.get_text().split())


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["un ;", "deux ;", "trois."], False),
        (["Un.", "Deux ?"], False),
        (["un", "deux"], True),
        (["un ;", "deux ;"], True),
        (["un,", "deux."], True),
    ],
)
def test_list_punctuation(items: list[str], expected: bool) -> None:
    assert badly_ended(items) is expected


def _passages(html: str) -> list[Passage]:
    return list(of_html(BeautifulSoup(html, "html.parser"), "docs/essai.md"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Les fils s’exécute ensemble.</p>", "⟦exécute⟧"),
        ("<p>Le verrou est <em>libérés</em> par <code>release</code>.</p>", "⟦libérés⟧"),
        ("<p>Un sémafore.</p>", "docs/essai.md : …Un ⟦sémafore⟧.…\n    Mot inconnu. (règle orthographe)"),
        ("<p>Attendez ; puis partez.</p>", "Il manque un espace insécable."),
        ("<p>L'ordre.</p>", "apostrophe_typographique"),
        ("<p>Ceci est un deadlock.</p>", "⟦deadlock⟧"),
        ("<ul><li>Une boucles.</li></ul>", "⟦boucles⟧"),
        ("<p>Il faut pas attendre.</p>", "neg_ne_manquant"),
    ],
)
def test_a_fault_is_seen(html: str, expected: str, tmp_path: Path, root: Path) -> None:
    settings = Settings(root)
    alerts = [str(alert) for alert in grammalecte(_passages(html), tmp_path) if not settings.explains(alert)]
    assert any(expected in alert for alert in alerts), alerts


@pytest.mark.parametrize(
    "html",
    [
        "<p>Un interblocage (<em>deadlock</em>)\u202f; le fil A rend <code>verrou</code> à B.</p>",
        "<p>Avant.</p><pre><code>les fils s'exécute</code></pre><p>Après.</p>",
        "<svg><text>attend</text></svg>",
    ],
)
def test_correct_french_passes(html: str, tmp_path: Path, root: Path) -> None:
    settings = Settings(root)
    assert [str(alert) for alert in grammalecte(_passages(html), tmp_path) if not settings.explains(alert)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Un processus léger attend.",
        "Cette librairie est rapide.",
        "Une condition de course.",
        "L'étreinte fatale.",
        "Cela est basé sur un verrou.",
        "Au final, tout va bien.",
        "Un thread attend.",
        "Une variable conditionnelle.",
        "Ce mutex est libre.",
        "Une race condition.",
        "Une classe thread-safe.",
    ],
)
def test_a_forbidden_phrase_is_seen(text: str, root: Path) -> None:
    assert len(forbidden(list(of_text(text, "essai")), Settings(root))) == 1


def test_what_is_read() -> None:
    html = (
        "<div><p>Un<br>fil, <code>a</code> <em>un <b>mot</b></em>.</p><table><tr><td>deux</td><td>trois</td></tr></table></div>"
    )
    assert _passages(html) == [
        Passage("docs/essai.md", f"Un fil, {CODE} un mot.", frozenset({"un", "mot"})),
        Passage("docs/essai.md", "deux"),
        Passage("docs/essai.md", "trois"),
    ]
    assert [passage.text for passage in of_text("L'un : `x`.\nSuite.\n\nFin.", "essai")] == [
        f"L’un\u00a0: {CODE}. Suite.",
        "Fin.",
    ]
