"""The glossary: how it is read, what is marked on a page, what is left alone; the course's own, compared with its pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from cours.glossary import Entry, pattern_of, read, where_shown
from entrelacs_page.page import PageError
from tests.exemples.pages import Page, pages
from tests.exemples.records import example_modules
from tests.site.pages import Site, prose

pytestmark = pytest.mark.xdist_group("site")

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
    extensions = ["admonition", "attr_list", "def_list", "pymdownx.details", "abbr", "cours.glossary"]
    md = markdown.Markdown(extensions=extensions, extension_configs={"cours.glossary": {"docs": str(folder)}})
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
        ('!!! analogie "Au marché"\n    Des fils de soie.\n\nUn fil.', [("fil", "fil")]),
    ],
)
def test_marks(folder: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(folder, text) == expected


def test_text_around_the_links_is_kept(folder: Path) -> None:
    extensions = ["cours.glossary"]
    md = markdown.Markdown(extensions=extensions, extension_configs={"cours.glossary": {"docs": str(folder)}})
    text = "Un fil, un *interblocage* puis un interblocage actif ; le GIL et la suite."
    html = md.convert(text)
    assert BeautifulSoup(html, "html.parser").text == text.replace("*", "")
    assert html.count("terme") == 4


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("fil\n:   Une suite.\n", r":1: .*identifiant"),
        ("fil { #fil }\n:   **Voir :** rien\n", r":2: .*pas de définition"),
        ("fil { #fil }\n:   Une suite\n    : d'instructions.\n", r":3: .*seconde définition"),
        ("fil { #a }\n:   Un.\n\nfil { #b }\n:   Deux.\n", r":4: .*déjà une forme"),
        ("fil { #a }\n:   Un.\n\nlien { #a }\n:   Deux.\n", r":1: .*deux entrées"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, source: str, message: str) -> None:
    path = tmp_path / "glossaire.md"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(PageError, match=rf"glossaire\.md{message}"):
        read(path)


def test_a_program_that_no_page_shows_stops_the_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary = folder / "memo/glossaire.md"
    glossary.write_text("fil { #fil }\n:   Une suite.\n    **Programme :** `mecanismes/lock/a.py`\n", encoding="utf-8")
    monkeypatch.setattr("cours.glossary.current_page", lambda md: glossary)
    with pytest.raises(PageError, match=r"glossaire\.md:1 : « fil » : la page de exemples/mecanismes/lock/a\.py ne le montre pas"):
        marked(folder, glossary.read_text(encoding="utf-8"))


def test_a_program_is_found_where_it_stands_now(tmp_path: Path) -> None:
    page = tmp_path / "mecanismes/lock.md"
    page.parent.mkdir()
    lines = ["# Lock", "", "## L'idée", "", "```text", "# pas un titre", "```", "", "### Un `with` { #ici }", "", "Rien.", ""]
    page.write_text("\n".join([*lines, "```python", '--8<-- "exemples/mecanismes/lock/a.py"', "```", ""]), encoding="utf-8")
    assert where_shown("mecanismes/lock/a.py", tmp_path) == ("mecanismes/lock.md", "ici")
    page.write_text("\n".join([*lines[:8], '--8<-- "exemples/mecanismes/lock/a.py:3:"', ""]), encoding="utf-8")
    assert where_shown("mecanismes/lock/a.py", tmp_path) == ("mecanismes/lock.md", "lidee")
    assert where_shown("mecanismes/lock/b.py", tmp_path) is None
    assert where_shown("mecanismes/absent/a.py", tmp_path) is None


# --- The course's own glossary ---------------------------------------------------------------------------------------

#: What the course promises to define.
PROMISED = """
    synchronisation, situation de compétition, course aux données, interblocage, interblocage actif, famine, équité, section
    critique, exclusion mutuelle, verrou, atomicité, verrou réentrant, invariant, sémaphore, sémaphore borné, événement,
    barrière, variable de condition, réveil perdu, réveil intempestif, fil d'exécution, coroutine, tâche, boucle d'événements,
    attendable, ordonnancement, entrelacement, verrou global de l'interpréteur, CPython sans GIL, inversion de priorité, cycle
    d'attente, prédicat, tampon borné, producteurs et consommateurs, ruée, annulation, délai d'attente, fil démon
"""

#: English in italics and between brackets on a page that is not a term of synchronization; each must still be there.
NOT_TERMS = {"localStorage": "le stockage du navigateur, sur la page « Vie privée »"}


@pytest.fixture(scope="module")
def entries(root: Path) -> tuple[Entry, ...]:
    return read(root / "docs/memo/glossaire.md")


def body(entry: Entry, root: Path) -> str:
    """The source of ``entry`` below its term."""
    lines = (root / "docs/memo/glossaire.md").read_text(encoding="utf-8").splitlines()[entry.line :]
    return " ".join(line.strip() for line in lines[: lines.index("") if "" in lines else None])


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def test_what_is_promised_is_defined(entries: tuple[Entry, ...]) -> None:
    promised = {" ".join(term.split()) for term in PROMISED.split(",")}
    assert promised <= {entry.term for entry in entries}
    assert len(entries) >= 35


def test_entries_are_in_alphabetical_order(entries: tuple[Entry, ...]) -> None:
    terms = [entry.term for entry in entries]
    assert terms == sorted(terms, key=plain)


def test_every_entry_is_complete(entries: tuple[Entry, ...], root: Path) -> None:
    """English term, a page that exists, a program that the tests run and that its page shows."""
    run = {module.relative_to(root / "exemples").as_posix() for module in example_modules(root)}
    faults = []
    for entry in entries:
        where = f"docs/memo/glossaire.md:{entry.line} : « {entry.term} » :"
        page = re.search(r"\*\*Voir :\*\* \[[^\]]+\]\(\.\./([\w/-]+\.md)\)", body(entry, root))
        if not entry.english:
            faults.append(f"{where} il manque le terme anglais (**Anglais :** *…*.).")
        if not page or not (root / "docs" / page[1]).is_file():
            faults.append(f"{where} il manque une page qui existe (**Voir :** [Titre](../dossier/page.md)).")
        if not entry.program:
            faults.append(f"{where} il manque un programme (**Programme :** `dossier/page/nom.py`).")
        elif entry.program not in run:
            faults.append(f"{where} exemples/{entry.program} n'est pas un programme que les tests exécutent.")
        elif where_shown(entry.program, root / "docs") is None:
            faults.append(f"{where} exemples/{entry.program} n'est pas montré sur sa page.")
    assert not faults, "\n".join(faults)


def test_every_program_is_a_link(entries: tuple[Entry, ...], site: Site) -> None:
    """That these links lead to a heading is checked with all others."""
    definitions = site.article("memo/glossaire/").select("dd")
    assert len(definitions) == len(entries)
    for entry, definition in zip(entries, definitions, strict=True):
        link = definition.select_one("a > code")
        assert link and link.text == entry.program.rpartition("/")[2], entry.term
        assert "#" in link.parent["href"], entry.term


def test_every_entry_is_a_tooltip_somewhere(entries: tuple[Entry, ...], site: Site) -> None:
    used = {link["href"].partition("#")[2] for url in site.urls for link in site.article(url).select("a.terme")}
    unused = [entry.term for entry in entries if entry.anchor not in used]
    assert not unused, f"aucune page n'emploie ces termes du glossaire : {unused}"
    assert used <= {entry.anchor for entry in entries}


def test_every_other_form_is_used(entries: tuple[Entry, ...], site: Site) -> None:
    text = "\n".join(" ".join(prose(site.article(url))) for url in site.urls if url != "memo/glossaire/")
    unused = [form for entry in entries for form in entry.forms[1:] if not re.search(rf"(?<!\w){pattern_of(form)}(?!\w)", text)]
    assert not unused, f"formes qu'aucune page n'emploie (data-formes) : {unused}"


def quoted_english(page: Page) -> Iterator[tuple[int, str]]:
    """Each ``(*english*)`` of a page, outside its fences, with its line."""
    in_fence = {number for fence in page.fences for number, _ in fence.body}
    text = "\n".join("" if number in in_fence else line for number, line in enumerate(page.lines, 1))
    for match in re.finditer(r"\(\*([^*()]+)\*\)", text):
        yield text.count("\n", 0, match.start()) + 1, " ".join(match[1].split())


def test_english_first_mentions_are_in_the_glossary(entries: tuple[Entry, ...], root: Path) -> None:
    known = {form for entry in entries for english in entry.english for form in (english, f"{english}s")}
    known |= {re.sub("y$", "ies", form) for form in known}
    faults, left = [], set(NOT_TERMS)
    for page in pages(root):
        for line, english in quoted_english(page):
            left.discard(english)
            if english not in known and english not in NOT_TERMS:
                faults.append(f"{page.name}:{line} : (*{english}*) : ce terme anglais n'est celui d'aucune entrée du glossaire.")
    assert not faults, "\n".join(faults)
    assert not left, f"exceptions qui ne servent plus : {left}"
