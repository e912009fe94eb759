"""The glossary: how it is read, what is marked on a page, what is left alone; the course's own, compared with its pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup, Tag
from markdown.extensions.toc import slugify

from entrelacs.markdown.glossaire import Entry, pattern_of, read
from entrelacs.markdown.page import PageError
from tests.exemples.pages import Page, pages
from tests.exemples.records import example_modules
from tests.site.pages import Site, prose

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
        ('!!! analogie "Au marché"\n    Des fils de soie.\n\nUn fil.', [("fil", "fil")]),
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

#: A word that French does not need here, and the one to write; ``*``: with or without an s.
FORBIDDEN = {
    "processus léger*": "fil d'exécution",
    "étreinte* fatale*": "interblocage",
    "verrou* mortel*": "interblocage",
    "condition* de course*": "situation de compétition",
    "course* critique*": "situation de compétition",
    "variable* conditionnelle*": "variable de condition",
    "interblocage* vivant*": "interblocage actif",
}
#: English words that are only quoted: in italics, the first time, after the French term.
QUOTED = {
    "thread*": "fil d'exécution",
    "deadlock*": "interblocage",
    "livelock*": "interblocage actif",
    "race condition*": "situation de compétition",
    "data race*": "course aux données",
    "mutex*": "verrou",
    "thread-safe": "ce qui est sûr, et contre quoi",
}


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
    """English term, a page that exists, a program that the tests run and that stands where the link leads."""
    run = {module.relative_to(root / "exemples").as_posix() for module in example_modules(root)}
    docs = root / "docs"
    faults = []
    for entry in entries:
        where = f"docs/memo/glossaire.md:{entry.line} : « {entry.term} » :"
        text = body(entry, root)
        page = re.search(r"\*\*Voir :\*\* \[[^\]]+\]\(\.\./([\w/-]+\.md)\)", text)
        program = re.search(r"\*\*Programme :\*\* \[`(\w+\.py)`\]\((?:\.\./([\w/-]+\.md))?#([\w-]+)\)", text)
        target = program[2] or "memo/glossaire.md" if program else ""
        module = f"{target.removesuffix('.md')}/{program[1]}" if program else ""
        if not entry.english:
            faults.append(f"{where} il manque le terme anglais (**Anglais :** *…*.).")
        if not page or not (docs / page[1]).is_file():
            faults.append(f"{where} il manque une page qui existe (**Voir :** [Titre](../dossier/page.md)).")
        if not program:
            faults.append(f"{where} il manque un programme (**Programme :** [`nom.py`](../dossier/page.md#ancre)).")
        elif module not in run:
            faults.append(f"{where} exemples/{module} n'est pas un programme que les tests exécutent.")
        elif module not in shown_under(docs / target, program[3]):
            faults.append(f"{where} exemples/{module} n'est pas montré sous #{program[3]} de docs/{target}.")
    assert not faults, "\n".join(faults)


def shown_under(path: Path, anchor: str) -> set[str]:
    """The modules that a page shows under the heading with this identifier."""
    if not path.is_file():
        return set()
    page = Page(path, path.parents[len(path.parts) - path.parts.index("docs") - 1])
    in_fence = {number for fence in page.fences for number, _ in fence.body}
    here, found = "", set()
    shown = {directive.line: directive.path for directive in page.directives}
    for number, line in enumerate(page.lines, 1):
        if number not in in_fence and (heading := re.match(r"#+ (.*?)(?:\s*\{ *#([\w-]+).*\})?$", line)):
            here = heading[2] or slugify(re.sub(r"[`*]", "", heading[1]), "-")
        if number in shown and here == anchor:
            found.add(shown[number].removeprefix("exemples/"))
    return found


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


BLOCKS = "p li td th h1 h2 h3 h4 h5 h6 figcaption summary dt dd caption title desc".split()


def sentences(article: Tag, *, with_italics: bool) -> Iterator[str]:
    """The sentences of a page, the hidden words left out; code counts as « … » and, if asked, so do italics."""
    for block in article.find_all(BLOCKS):
        pieces = []
        for text in block.find_all(string=True):
            inside = [parent.name for parent in text.parents]
            own = next(name for name in inside if name in BLOCKS) == block.name
            if not own or {"script", "style", "sub", "pre"} & set(inside):
                continue
            left_out = {"code", "kbd"} if with_italics else {"code", "kbd", "em", "i"}
            pieces.append("…" if left_out & set(inside[: inside.index(block.name)]) else str(text))
        yield from re.split(r"(?<=[.!?])\s+", " ".join("".join(pieces).split()))
    for element in article.select("a.terme[title], [aria-label]"):
        said = re.sub(r"^En anglais\s*: [^.]*\.\s+", "", element.get("title") or element["aria-label"])
        yield from re.split(r"(?<=[.!?])\s+", said)


def misused(sentence: str, words: dict[str, str]) -> list[tuple[str, str]]:
    """The words of ``words`` that a sentence holds, with what to write instead."""
    found = []
    for word, right in words.items():
        pattern = r"\s+".join(re.escape(part.rstrip("*")) + "s?" * part.endswith("*") for part in word.split())
        if match := re.search(rf"(?<![\w-]){pattern}(?![\w-])", sentence, re.IGNORECASE):
            found.append((match[0], right))
    return found


def test_forbidden_words(site: Site) -> None:
    faults = []
    for url in site.urls:
        article = site.article(url)
        for words, with_italics in ((FORBIDDEN, True), (QUOTED, False)):
            for sentence in sentences(article, with_italics=with_italics):
                for word, right in misused(sentence, words):
                    faults.append(f"{url or 'accueil'} : « {word} » : dites « {right} ». Phrase : {sentence}")
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.parametrize(
    ("html", "words", "expected"),
    [
        ("<p>Un processus léger. Rien ici.</p>", FORBIDDEN, [("processus léger", "Un processus léger.")]),
        ("<li>Les <em>étreintes fatales</em>.</li>", FORBIDDEN, [("étreintes fatales", "Les étreintes fatales.")]),
        ("<p>Un fil (<em>thread</em>), <code>thread</code>.</p>", QUOTED, []),
        ("<p>Un thread de <code>threading</code>.</p>", QUOTED, [("thread", "Un thread de ….")]),
        ("<p>Module threading, multi-thread.</p>", QUOTED, []),
        ("<svg><title>Un mutex</title></svg>", QUOTED, [("mutex", "Un mutex")]),
        ('<a class="terme" title="Un deadlock.">x</a>', QUOTED, [("deadlock", "Un deadlock.")]),
    ],
)
def test_forbidden_words_are_seen(html: str, words: dict[str, str], expected: list[tuple[str, str]]) -> None:
    article = BeautifulSoup(f"<article>{html}</article>", "html.parser").article
    found = [
        (word, sentence)
        for sentence in sentences(article, with_italics=words is FORBIDDEN)
        for word, _ in misused(sentence, words)
    ]
    assert found == expected
