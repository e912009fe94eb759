"""Includes of examples (``--8<-- "exemples/…"``): checked before ``pymdownx.snippets`` runs, then titled for the reader.

``pymdownx.snippets`` lets an unclosed section run to the end of the file, an out-of-range line give nothing, a misspelt directive
appear on the page, and names no page. Here each directive is checked first and the build stops with page, line, what was
expected and what to do. Its syntax is read with the same regular expressions, so both see the same directives.

The title of an included module (``title="exemples/…/x.py"``) becomes a bar: its path, the whole module to download or to change in the
workshop, and its command to copy.
"""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from pymdownx.snippets import SnippetPreprocessor

from cours.pages import tell_lines_of_links, up_from
from cours.share import explorable
from entrelacs_page.page import PageError, current_page

_DIRECTIVE = SnippetPreprocessor.RE_ALL_SNIPPETS
_MARKER = SnippetPreprocessor.RE_SNIPPET_SECTION
# What a section's name must be. pymdownx takes capitals too; one spelling is enough, and accents are no markers at all.
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_LOOSE_MARKER = re.compile(r"-+8<-+.*?\[\s*(start|end)\s*:\s*(.*?)\s*\]", re.IGNORECASE)


class InclusionError(ValueError):
    """A directive or a marker that cannot be used: ``line`` (from 1) and a reason in French."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


#: What a fence may be called whose content is Python.
PYTHON = frozenset({"python", "py", "python3", "py3", "pycon", "python-console", "ipython"})
_OPEN = re.compile(r"^(?P<indent>\s*)(?P<ticks>`{3,}|~{3,})\s*(?P<info>[^`]*)$")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of a page."""

    line: int  # of its opening, from 1
    language: str
    info: str
    body: list[tuple[int, str]] = field(default_factory=list)

    def option(self, name: str) -> str:
        found = re.search(rf"""\b{name}=(["'])(.*?)\1""", self.info)
        return found[2] if found else ""


def fences(lines: Sequence[str]) -> list[Fence]:
    """Return the fenced blocks of a page."""
    found: list[Fence] = []
    ticks = ""
    for number, line in enumerate(lines, 1):
        if ticks:
            if re.fullmatch(rf"\s*{re.escape(ticks[0])}{{{len(ticks)},}}\s*", line):
                ticks = ""
            else:
                found[-1].body.append((number, line))
        elif opening := _OPEN.match(line):
            ticks, info = opening["ticks"], opening["info"].strip()
            language = re.match(r"\{?\s*\.?([\w+-]*)", info)
            found.append(Fence(number, language[1].lower() if language else "", info))
    return found


@dataclass(frozen=True, slots=True)
class Directive:
    """One ``--8<-- "path:what"``; ``what`` is "", a section's name or ``first:last``."""

    line: int  # from 1, in the text it was read from
    path: str
    what: str

    @property
    def section(self) -> str | None:
        return self.what if self.what and _NAME.fullmatch(self.what) else None


def directives(lines: Sequence[str]) -> Iterator[Directive]:
    """Yield the directives of a page.

    Raises:
        InclusionError: a line that looks like a directive and is none (it would be printed as it stands).
    """
    for number, line in enumerate(lines, 1):
        if "8<-" not in line:
            continue
        found = _DIRECTIVE.match(line)
        if found and not found["escape"] and found["inline_marker"]:
            path, colon, what = found["snippet"][1:-1].strip().partition(":")
            if colon and not what:
                raise InclusionError(
                    number, f"inclusion mal écrite : {line.strip()} ; après « : », il faut un nom de section ou des lignes."
                )
            yield Directive(number, path, what)
        elif found and found["escape"]:
            continue
        elif found or re.search(r"--8<-", re.sub(r"(`+).*?\1", "", line)):
            raise InclusionError(
                number,
                f"inclusion mal écrite : {line.strip()} ; il faut, seule sur sa ligne et sans rien après : "
                '--8<-- "exemples/…/programme.py" (ou "…/programme.py:section").',
            )


def sections(lines: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return the sections of a module: name → (line of its start marker, line of its end marker).

    Raises:
        InclusionError: a marker misspelt, repeated or not paired; an empty section.
    """
    opened: dict[str, int] = {}
    found: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(lines, 1):
        if "8<-" not in line:
            continue
        marker, loose = _MARKER.match(line), _LOOSE_MARKER.search(line)
        if marker is None or not _NAME.fullmatch(marker["name"]):
            name = loose[2] if loose else line.strip()
            raise InclusionError(
                number, f"repère de section incorrect : « {name} » ; il faut des minuscules sans accent, des chiffres, - ou _."
            )
        name, start = marker["name"], marker["type"].lower() == "start"
        if start and (name in opened or name in found):
            raise InclusionError(number, f"la section « {name} » est ouverte deux fois.")
        if not start and name not in opened:
            raise InclusionError(number, f"la section « {name} » est fermée sans avoir été ouverte.")
        if start:
            opened[name] = number
        else:
            found[name] = (opened.pop(name), number)
            if not any(text.strip() and "8<-" not in text for text in lines[found[name][0] : number - 1]):
                raise InclusionError(number, f"la section « {name} » est vide.")
    for name, number in opened.items():
        raise InclusionError(number, f"la section « {name} » n'est pas fermée : il manque --8<-- [end:{name}].")
    return found


def included(directive: Directive, base: Path) -> list[str]:
    """Return the lines that ``directive`` brings into the page (markers taken out).

    Raises:
        InclusionError: no such file, section or line; the reason says what there is instead.
    """
    path = base / directive.path
    if not path.is_file():
        raise InclusionError(directive.line, f"le fichier « {directive.path} » n'existe pas.{_close(directive.path, base)}")
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".py":
        try:
            known = sections(lines)
        except InclusionError as error:
            raise InclusionError(directive.line, f"{directive.path}:{error.line} : {error.reason}") from None
    else:
        known = {}
    if not directive.what:
        chosen = lines
    elif directive.section:
        if directive.section not in known:
            there = f"Sections de ce fichier : {', '.join(known)}." if known else "Ce fichier n'a aucune section."
            raise InclusionError(directive.line, f"« {directive.path} » n'a pas de section « {directive.section} ». {there}")
        start, end = known[directive.section]
        chosen = lines[start : end - 1]
    else:
        chosen = [line for first, last in _ranges(directive, len(lines)) for line in lines[first - 1 : last]]
    chosen = [line for line in chosen if not ("8<-" in line and _MARKER.match(line))]
    if not any(line.strip() for line in chosen):
        raise InclusionError(
            directive.line, f"« {directive.path}{':' if directive.what else ''}{directive.what} » n'apporte rien : c'est vide."
        )
    return chosen


def _ranges(directive: Directive, count: int) -> Iterator[tuple[int, int]]:
    for piece in directive.what.split(","):
        found = re.fullmatch(r"(\d*)(?::(\d*))?", piece)
        first, last = (int(found[1] or 1), int(found[2] or count)) if found else (0, 0)
        if not 1 <= first <= last <= count:
            raise InclusionError(
                directive.line,
                f"« {directive.what} » ne désigne ni une section (minuscules sans accent) ni des lignes de « {directive.path} », "
                f"qui en a {count} (forme attendue : 2:5, 2: ou :5).",
            )
        yield first, last


def _close(path: str, base: Path) -> str:
    """Existing files whose path or name resembles ``path``, as a French sentence."""
    top = base / Path(path).parts[0] if Path(path).parts else base
    there = (
        [p.relative_to(base).as_posix() for p in sorted(top.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]
        if top.is_dir()
        else []
    )
    near = [p for p in there if Path(p).name == Path(path).name] or difflib.get_close_matches(path, there, n=3, cutoff=0.7)
    return f" Fichiers proches : {', '.join(near[:3])}." if near else ""


def without_marks(module: Path) -> str:
    """Return the text of a module as a reader wants it: without the marks of its sections."""
    lines = module.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not ("8<-" in line and _MARKER.match(line.rstrip("\r\n"))))


def check(lines: Sequence[str], base: Path) -> None:
    """Check what a page, or a part of one, includes and types.

    Raises:
        InclusionError: the first directive that cannot be used, or the first line of Python that is typed.
    """
    included_at = set()
    for directive in directives(lines):
        included(directive, base)
        included_at.add(directive.line)
    for fence in fences(lines):
        for number, text in fence.body:
            if fence.language in PYTHON and text.strip() and number not in included_at:
                raise InclusionError(
                    number,
                    f"du Python tapé dans la page : « {text.strip()} » ; écrivez un module dans exemples/ et incluez-le.",
                )


# --- Markdown --------------------------------------------------------------------------------------------------------


class _Check(Preprocessor):
    """Runs just before ``pymdownx.snippets`` (priority 32)."""

    def __init__(self, md: Markdown, base: Path) -> None:
        super().__init__(md)
        self.base = base

    def run(self, lines: list[str]) -> list[str]:
        try:
            check(lines, self.base)
        except InclusionError as error:
            page = current_page(self.md)
            if page is None:
                where = f"page inconnue:{error.line} : {lines[error.line - 1].strip()}"
            else:
                # The generator has already taken the front matter off; the author wants the line of the file.
                where = (
                    f"{page}:{error.line + page.read_text(encoding='utf-8').count(chr(10)) - chr(10).join(lines).count(chr(10))}"
                )
            raise PageError(f"{where} : {error.reason}") from None
        return lines


class _Bar(Postprocessor):
    """Runs after the code blocks have been put back in the page (``raw_html``, priority 30)."""

    def __init__(self, md: Markdown, base: Path) -> None:
        super().__init__(md)
        self.base = base

    def run(self, text: str) -> str:
        return re.sub(r'<span class="filename">([\w./-]+\.py)</span>', self._bar, text)

    def _bar(self, title: re.Match[str]) -> str:
        module = self.base / title[1]
        if not module.is_file():  # a title of another kind; that an example's title is its path is a test's affair
            return title[0]
        path, name = html.escape(title[1]), html.escape(module.name)
        up = up_from(current_page(self.md) or Path("docs/page.md"))
        # Both links lead to the module as `cours.on_demand` publishes it. The button is shown by the script that makes it work: without
        # JavaScript there is nothing to click in vain.
        download = f'<a class="exemple-telecharger" download href="{up}assets/{path}" aria-label="Télécharger {name}">Télécharger</a>'
        change = ""
        if explorable(without_marks(module)):
            asked = path.removeprefix("exemples/")
            change = f'<a class="exemple-modifier" href="{up}atelier/#exemple={asked}" aria-label="Modifier {name} dans l’atelier">Modifier</a>'
        return (
            f'<span class="filename exemple"><span class="exemple-chemin">{path}</span><span class="exemple-actions" data-search-exclude>'
            f"{download}{change}"
            f'<button type="button" class="exemple-commande" data-commande="python {path}"'
            f' aria-label="Copier la commande python {path}" hidden>Copier la commande</button></span></span>'
        )


class _Apart(Preprocessor):
    """Two fences with no blank line between them would be one paragraph, and a paragraph holds no block."""

    def run(self, lines: list[str]) -> list[str]:
        apart: list[str] = []
        for line in lines:
            if apart and all(HTML_PLACEHOLDER_RE.fullmatch(one.strip()) for one in (apart[-1], line)):
                apart.append("")
            apart.append(line)
        return apart


class InclusionExtension(Extension):
    """``cours.inclusion`` in the list of Markdown extensions."""

    def __init__(self, **kwargs: object) -> None:
        self.config = {"base_path": [".", "Folder that the included paths start from (as for pymdownx.snippets)"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        base = Path(self.getConfig("base_path"))
        tell_lines_of_links()
        md.preprocessors.register(_Check(md, base), "inclusion", 33)
        md.preprocessors.register(_Apart(md), "inclusion-apart", 24)  # once superfences has put a mark in the place of each
        md.postprocessors.register(_Bar(md, base), "inclusion-bar", 25)


def makeExtension(**kwargs: object) -> InclusionExtension:
    return InclusionExtension(**kwargs)
