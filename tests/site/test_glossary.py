"""The glossary: how it is read, what is marked on a page, what is left alone."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from entrelacs.markdown.glossaire import read
from entrelacs.markdown.page import PageError

SOURCE = """# Glossaire

interblocage { #interblocage }
:   **Anglais :** *deadlock*. Chacun attend
    l'autre, *pour* toujours.
    **Voir :** [Ailleurs](ailleurs.md)

interblocage actif { #interblocage-actif }
:   **Anglais :** *livelock*, *active lock*. Tous s'agitent.

fil d'exécution { #fil data-formes="fil" }
:   Une suite d'instructions.

verrou global de l'interpréteur { #gil data-formes="GIL" }
:   **Anglais :** *GIL*. Un verrou de CPython.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "memo").mkdir()
    (tmp_path / "memo/glossaire.md").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def marked(folder: Path, text: str) -> list[tuple[str, str]]:
    extensions = ["admonition", "attr_list", "pymdownx.details", "abbr", "entrelacs.markdown.glossaire"]
    md = markdown.Markdown(extensions=extensions, extension_configs={"entrelacs.markdown.glossaire": {"docs": str(folder)}})
    soup = BeautifulSoup(md.convert(text), "html.parser")
    return [(link.text, link["href"].partition("#")[2]) for link in soup.select("a.terme")]


def test_entries(folder: Path) -> None:
    first, second, third, _ = read(folder / "memo/glossaire.md")
    assert first.tooltip == "En anglais : deadlock. Chacun attend l'autre, pour toujours."
    assert second.english == ("livelock", "active lock")
    assert third.forms == ("fil d'exécution", "fil")
    assert third.tooltip == "Une suite d'instructions."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un interblocage, puis un interblocage.", [("interblocage", "interblocage")]),
        ("Interblocages fréquents.", [("Interblocages", "interblocage")]),
        ("L'interblocage.", [("interblocage", "interblocage")]),
        (
            "L’interblocage actif, un interblocage.",
            [("interblocage actif", "interblocage-actif"), ("interblocage", "interblocage")],
        ),
        ("Des interblocages\nactifs.", [("interblocages\nactifs", "interblocage-actif")]),
        ("Deux fils d’exécution et un fil.", [("fils d’exécution", "fil")]),
        ("Le GIL, pas un gil.", [("GIL", "gil")]),
        ("Un fileur, un profil, un demi-fil, un fil-guide.", []),
        ("## Un fil\n\n`fil` [fil](x.md) **fil** fil", [("fil", "fil")]),
        ('!!! note "Le fil"\n    rien\n\n??? note "Le fil"\n    rien', []),
        ("*[GIL]: sigle\n\nLe GIL.", []),
    ],
)
def test_marks(folder: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(folder, text) == expected


def test_text_around_the_links_is_kept(folder: Path) -> None:
    extensions = ["entrelacs.markdown.glossaire"]
    md = markdown.Markdown(extensions=extensions, extension_configs={"entrelacs.markdown.glossaire": {"docs": str(folder)}})
    text = "Un fil, un *interblocage* puis un interblocage actif ; le GIL et la suite."
    html = md.convert(text)
    assert BeautifulSoup(html, "html.parser").text == text.replace("*", "")
    assert html.count("terme") == 4


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("fil\n:   Une suite.\n", r":1: .*identifiant"),
        ("fil { #fil }\n:   **Voir :** rien\n", r":2: .*pas de définition"),
        ("fil { #a }\n:   Un.\n\nfil { #b }\n:   Deux.\n", r":4: .*déjà une forme"),
        ("fil { #a }\n:   Un.\n\nlien { #a }\n:   Deux.\n", r":1: .*deux entrées"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, source: str, message: str) -> None:
    path = tmp_path / "glossaire.md"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(PageError, match=rf"glossaire\.md{message}"):
        read(path)
