"""The glossary of the course: one page is the source, every page gets links to it with the definition in a tooltip.

The source is ``docs/memo/glossaire.md``, a definition list.  One entry::

    interblocage { #interblocage }
    :   **Anglais :** *deadlock*. Définition en une ou deux phrases, qui peuvent tenir
        sur plusieurs lignes.
        **Voir :** [Interblocage](../comprendre/interblocage.md) ·
        **Programme :** `comprendre/interblocage/ordres_opposes.py`

    verrou global de l'interpréteur { #gil data-formes="GIL" }
    :   **Anglais :** …

- the term stands alone on its line, in lower case unless it is a name, with the identifier of its entry between braces;
- ``**Anglais :** *…*.`` comes first (several terms: ``*lock*, *mutex*.``; left out when there is none);
- then the definition, up to ``**Voir :**`` or ``**Programme :**``, which end the tooltip;
- the program is a path in ``exemples/``; it becomes a link to the heading under which its page shows it, wherever that is now;
- ``data-recherche="…, …"`` lists names that only the search knows (``cours.search_index``);
- ``data-formes="…, …"`` lists what the plain rule does not find.  The rule: the term, each of its words with or without a final
  s or x, either apostrophe, a capital first letter allowed; a term in capitals (GIL)
  only as it is written.

On every other page the first mention of each term becomes ``<a class="terme" href="…#interblocage" title="…">``: a link that
works everywhere, whose title ``docs/assets/script/glossaire.js`` shows as a tooltip for mouse, keyboard and touch.  The longest
term wins.  Headings, titles of boxes, summaries, links, code, abbreviations, analogies and the small print of proofs are left
alone.

Use: ``cours.glossary`` in ``markdown_extensions``, with ``docs`` (folder of the pages) and ``page``
(the glossary in it).
"""

from __future__ import annotations

import os
import posixpath
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from markdown import Extension, Markdown
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from cours.inclusion import directives
from cours.typography import typeset
from entrelacs_page.page import PageError, current_page

_TERM = re.compile(r"^(?P<term>[^\s:#!/`|<>{}\[\]=*-][^{}]*?)\s*\{\s*(?P<attributes>[^}]*)\}\s*$")
_ANCHOR = re.compile(r"#(?P<anchor>[\w-]+)")
_FORMS = re.compile(r'data-formes="(?P<forms>[^"]*)"')
_ENGLISH = re.compile(r"^\*\*Anglais :\*\* (?P<terms>\*[^*]+\*(?:(?:, | ou )\*[^*]+\*)*)\.?\s*")
_SEARCHED = re.compile(r'data-recherche="(?P<names>[^"]*)"')
_PAGE = re.compile(r"\*\*Voir :\*\* \[[^\]]*\]\((?P<page>[^)#]+\.md)")
_PROGRAM = re.compile(r"\*\*Programme :\*\* `(?P<module>[\w/-]+\.py)`")
_HEADING = re.compile(r"#{1,6} +(?P<text>.*?)(?:\s*\{ *#(?P<anchor>[\w-]+)[^}]*\})?\s*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_END_OF_DEFINITION = re.compile(r"\*\*(?:Voir|Programmes?) :\*\*")
_MARKUP = re.compile(r"\[(?P<link>[^\]]*)\]\([^)]*\)|[*`]")

#: Elements whose text is not marked, because it is a name, a title, code, or already a link.
_LEFT_ALONE = frozenset("a abbr button code h1 h2 h3 h4 h5 h6 kbd label math pre samp script style summary svg var".split())
#: In an analogy a word has its everyday sense; the small print is the same in every proof, and folded.
_LEFT_ALONE_CLASSES = frozenset({"admonition-title", "analogie", "filename", "preuve__details", "sans-glossaire", "tabbed-labels"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``forms`` begins with the term itself; ``english`` and ``definition`` are plain text; ``program``, in exemples/.

    ``page``: the first that explains it (``docs/….md``, or nothing); ``searched``: names that only the search knows.
    """

    term: str
    anchor: str
    forms: tuple[str, ...]
    english: tuple[str, ...]
    definition: str
    program: str
    page: str
    searched: tuple[str, ...]
    line: int

    @property
    def tooltip(self) -> str:
        english = f"En anglais : {', '.join(self.english)}. " if self.english else ""
        return english + self.definition


def read(path: Path) -> tuple[Entry, ...]:
    """Return the entries of the glossary at ``path``, in order.

    Raises PageError, with file and line, for an entry without identifier or definition, for a definition that Markdown would
    cut in two, or for a form that two entries claim.
    """
    return _read(str(path), os.stat(path).st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: str, _changed: int) -> tuple[Entry, ...]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    entries: list[Entry] = []
    owners: dict[str, Entry] = {}
    for number, line in enumerate(lines, start=1):
        if not line.startswith(":   "):
            continue
        match = _TERM.match(lines[number - 2]) if number > 1 else None
        anchor = _ANCHOR.search(match["attributes"]) if match else None
        if not match or not anchor:
            raise PageError(
                f"{path}:{number - 1}: la ligne au-dessus d’une définition doit être « terme {{ #identifiant }} » ; "
                f"elle est « {lines[number - 2] if number > 1 else ''} »."
            )
        body = [line[4:]]
        for at, following in enumerate(lines[number:], start=number + 1):
            if not following.startswith("    ") or not following.strip():
                break
            if following.lstrip().startswith(": "):
                raise PageError(
                    f"{path}:{at}: une ligne qui commence par « : » ouvre une seconde définition ; coupez la phrase ailleurs."
                )
            body.append(following.strip())
        entry = _entry(path, number, match, anchor["anchor"], " ".join(body))
        for form in entry.forms:
            other = owners.setdefault(form.casefold(), entry)
            if other is not entry:
                raise PageError(
                    f"{path}:{entry.line}: « {form} » est déjà une forme de « {other.term} » (ligne {other.line}) ; "
                    "une forme ne désigne qu’une entrée."
                )
        entries.append(entry)
    anchors = [entry.anchor for entry in entries]
    for entry in entries:
        if anchors.count(entry.anchor) > 1:
            raise PageError(f"{path}:{entry.line}: l’identifiant « #{entry.anchor} » sert à deux entrées.")
    return tuple(entries)


def _entry(path: str, number: int, match: re.Match[str], anchor: str, body: str) -> Entry:
    english = _ENGLISH.match(body)
    rest = body[english.end() :] if english else body
    definition = _MARKUP.sub(lambda m: m["link"] or "", _END_OF_DEFINITION.split(rest)[0]).strip()
    if not definition:
        raise PageError(f"{path}:{number}: l’entrée « {match['term']} » n’a pas de définition.")
    listed = _FORMS.search(match["attributes"])
    forms = [match["term"], *(form.strip() for form in listed["forms"].split(","))] if listed else [match["term"]]
    terms = tuple(re.findall(r"\*([^*]+)\*", english["terms"])) if english else ()
    program, page, searched = _PROGRAM.search(body), _PAGE.search(body), _SEARCHED.search(match["attributes"])
    return Entry(
        match["term"],
        anchor,
        tuple(forms),
        terms,
        definition,
        program["module"] if program else "",
        posixpath.normpath(posixpath.join(posixpath.dirname(path), page["page"])) if page else "",
        tuple(name.strip() for name in searched["names"].split(",")) if searched else (),
        number - 1,
    )


def pattern_of(form: str) -> str:
    """Return the regular expression of one form, with its usual inflections."""
    if form.isupper():
        return re.escape(form)
    words = []
    for word in form.split():
        stems = re.split(r"['’]", word)
        last = stems[-1]
        ending = "[sx]?" if len(last) > 2 and last[-1] not in "sxz" else ""
        words.append("['’]".join(map(re.escape, stems)) + ending)
    first = words[0]
    if first[0].islower():
        words[0] = f"[{first[0]}{first[0].upper()}]{first[1:]}"
    return r"\s+".join(words)


@lru_cache(maxsize=4)
def _finder(entries: tuple[Entry, ...]) -> tuple[re.Pattern[str], tuple[Entry, ...]]:
    forms = sorted(((form, entry) for entry in entries for form in entry.forms), key=lambda pair: len(pair[0]), reverse=True)
    alternatives = "|".join(f"({pattern_of(form)})" for form, _ in forms)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w]|-\w)"), tuple(entry for _, entry in forms)


def where_shown(module: str, docs: Path) -> tuple[str, str] | None:
    """Return the page (path in ``docs``) of a module of exemples/ and the identifier of the heading under which it stands.

    ``exemples/<part>/<page>/<name>.py`` is shown on ``<part>/<page>.md``; None when it is not.
    """
    page = f"{posixpath.dirname(module)}.md"
    path = docs / page
    if not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    shown = {directive.line for directive in directives(lines) if directive.path == f"exemples/{module}"}
    heading, fence = "", ""
    for number, line in enumerate(lines, 1):
        if number in shown:
            return page, heading
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence and (found := _HEADING.fullmatch(line)):
            heading = found["anchor"] or slugify(re.sub(r"[`*]", "", found["text"]), "-")
    return None


def _tell_english(root: etree.Element, entries: tuple[Entry, ...]) -> None:
    """Say of each English name in italics that it is one: a screen reader then reads it so. Elsewhere, the author says it (``{lang=en}``)."""
    french = {form.lower() for entry in entries for form in entry.forms}
    english = {name.lower() for entry in entries for name in entry.english} - french
    for word in root.iter("em"):
        said = " ".join("".join(word.itertext()).split()).lower()
        if said in english or (said.endswith("s") and said[:-1] in english):
            word.set("lang", "en")


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, docs: str, page: str) -> None:
        super().__init__(md)
        self.docs, self.page = docs, page

    def run(self, root: etree.Element) -> None:
        glossary = Path(self.docs, self.page)
        here = current_page(self.md)
        if not glossary.is_file():
            return
        entries = read(glossary)
        _tell_english(root, entries)
        if here == glossary:
            self._link_programs(root, glossary, entries)
            return
        if not entries:
            return
        docs = Path(self.docs)
        start = here.relative_to(docs).parent.as_posix() if here is not None and here.is_relative_to(docs) else "."
        self.href = posixpath.relpath(self.page, start)
        self.finder, self.owners = _finder(entries)
        self.seen: set[str] = set()
        self._mark_inside(root)

    def _link_programs(self, root: etree.Element, glossary: Path, entries: tuple[Entry, ...]) -> None:
        """Turn the path of each program into a link to where it is shown."""
        by_anchor = {entry.anchor: entry for entry in entries}
        terms = [pair for block in root.iter("dl") for pair in pairwise(block)]
        for term, definition in terms:
            entry = by_anchor.get(term.get("id", ""))
            if entry is None or not entry.program:
                continue
            # The text of the code is not there yet (pymdownx.inlinehilite puts it back later): the label tells which one it is.
            index = next(i for i, label in enumerate(definition) if (label.text or "").startswith("Programme")) + 1
            found = where_shown(entry.program, Path(self.docs))
            if found is None:
                raise PageError(
                    f"{glossary}:{entry.line} : « {entry.term} » : la page de exemples/{entry.program} ne le montre pas, ou"
                    " n'existe pas. Corrigez le chemin, ou montrez ce programme."
                )
            href = posixpath.relpath(found[0], posixpath.dirname(self.page))
            link = etree.Element("a", {"href": f"{href}#{found[1]}" if found[1] else href})
            link.tail = definition[index].tail
            etree.SubElement(link, "code").text = AtomicString(posixpath.basename(entry.program))
            definition[index] = link

    def _mark_inside(self, element: etree.Element) -> None:
        if element.tag in _LEFT_ALONE or _LEFT_ALONE_CLASSES.intersection((element.get("class") or "").split()):
            return
        # Text first, then each child and what follows it: the order of reading.
        before, links = self._cut(element.text)
        if links:
            element.text = before
        children = list(element)
        for offset, link in enumerate(links):
            element.insert(offset, link)
        for child in children:
            if isinstance(child.tag, str):
                self._mark_inside(child)
            before, links = self._cut(child.tail)
            if links:
                child.tail = before
                at = list(element).index(child) + 1
                for offset, link in enumerate(links):
                    element.insert(at + offset, link)

    def _cut(self, text: str | None) -> tuple[str, list[etree.Element]]:
        """Return the text before the first new term, and the links with what follows each (their tails)."""
        if not text or isinstance(text, AtomicString):
            return "", []
        links: list[etree.Element] = []
        before, at = "", 0
        for match in self.finder.finditer(text):
            assert match.lastindex is not None  # a term is a group
            entry = self.owners[match.lastindex - 1]
            if entry.anchor in self.seen:
                continue
            self.seen.add(entry.anchor)
            if links:
                links[-1].tail = text[at : match.start()]
            else:
                before = text[: match.start()]
            link = etree.Element(
                "a", {"class": "terme", "href": f"{self.href}#{entry.anchor}", "title": typeset(entry.tooltip)}
            )
            link.text = match[0]
            links.append(link)
            at = match.end()
        if links:
            links[-1].tail = text[at:]
        return before, links


class GlossaryExtension(Extension):
    """Options: ``docs``, the folder of the pages; ``page``, the glossary's path in it."""

    def __init__(self, **options: object) -> None:
        self.config = {
            "docs": ["docs", "folder of the pages, from the working directory"],
            "page": ["memo/glossaire.md", "the glossary, in that folder"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        # After the inline patterns (20) and the abbreviations (7); before MkDocs resolves links to pages (0).
        md.treeprocessors.register(_Marker(md, self.getConfig("docs"), self.getConfig("page")), "entrelacs-glossary", 4)


def makeExtension(**options: object) -> GlossaryExtension:
    """Entry point of Python-Markdown."""
    return GlossaryExtension(**options)
