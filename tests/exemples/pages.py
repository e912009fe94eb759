"""Read the pages of ``docs/``: what they include, what they type, how long they say they take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import markdown
from bs4 import BeautifulSoup

from cours.exercises import expanded
from cours.inclusion import PYTHON, Directive, Fence, InclusionError, directives, fences, included, sections
from tests.exemples import exercises, reading, records
from tests.exemples.running import relative

_LANGUAGES = PYTHON | {"console", "text", "toml"}
_EXERCISES = "\n## Exercices\n"


@dataclass(frozen=True)
class Page:
    path: Path
    root: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def _expanded(self) -> list[tuple[int, str]]:
        return expanded(self.text, self.path.relative_to(self.root), self.root)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the page, its exercises in place of their blocks."""
        return [line for _, line in self._expanded]

    def number(self, line: int) -> int:
        """The line of the file that line ``line`` of the page comes from."""
        return self._expanded[line - 1][0]

    @property
    def name(self) -> str:
        return relative(self.path, self.root)

    @cached_property
    def directives(self) -> list[Directive]:
        return list(directives(self.lines))

    @cached_property
    def fences(self) -> list[Fence]:
        return fences(self.lines)


def pages(root: Path) -> list[Page]:
    return [Page(path, root) for path in sorted((root / "docs").rglob("*.md"))]


# --- What a page holds -----------------------------------------------------------------------------------------------


def faults(page: Page) -> list[str]:
    """What is wrong with the includes and the code of ``page``, each as ``page:line : French sentence``."""
    try:
        by_line = {directive.line: directive for directive in page.directives}
    except InclusionError as error:
        return [f"{page.name}:{page.number(error.line)} : {error.reason}"]
    found: list[tuple[int, str]] = []
    shown: dict[int, list[str]] = {}
    for directive in by_line.values():
        try:
            shown[directive.line] = included(directive, page.root)
        except InclusionError as error:
            found.append((error.line, error.reason))
    in_fences: set[int] = set()
    for fence in page.fences:
        numbers = [number for number, _ in fence.body]
        in_fences.update(numbers)
        found.extend(_fence_faults(fence, by_line, shown))
    for number, directive in by_line.items():
        if number not in in_fences and directive.path.endswith(".py"):
            found.append((number, f"« {directive.path} » est inclus hors d'un bloc ```python."))
    found.extend(
        (number, "code tapé dans la page (bloc indenté ou <pre>) : écrivez un module dans exemples/ et incluez-le.")
        for number in _typed(page)
    )
    return [f"{page.name}:{page.number(line)} : {reason}" for line, reason in sorted(found)]


def _fence_faults(fence: Fence, by_line: dict[int, Directive], shown: dict[int, list[str]]) -> Iterator[tuple[int, str]]:
    brought = [by_line[number] for number, _ in fence.body if number in by_line]
    typed = [(number, text) for number, text in fence.body if number not in by_line and text.strip()]
    if fence.language not in _LANGUAGES:
        name = f"« {fence.language} »" if fence.language else "sans langage"
        yield fence.line, f"bloc {name} : un bloc de page est python, console ou text, et ne contient qu'une inclusion."
    for number, text in typed:
        if fence.language == "console" and text.strip().startswith(("$ ", "> ")):
            continue
        if fence.language == "toml":  # a configuration file is shown, not run
            continue
        what = "du Python tapé" if fence.language in PYTHON else "du texte tapé"
        yield number, f'{what} dans la page : « {text.strip()} ». Un bloc ne contient que des inclusions (--8<-- "exemples/…").'
        break
    if not fence.body or not (brought or typed):
        yield fence.line, "bloc de code vide."
    for directive in brought:
        is_module = directive.path.endswith(".py")
        if is_module != (fence.language in PYTHON):
            yield directive.line, f"« {directive.path} » ne va pas dans un bloc « {fence.language or 'sans langage'} »."
        for line in shown.get(directive.line, ()):
            if re.match(r"\s*(```|~~~)", line):
                yield directive.line, f"« {directive.path} » contient trois accents graves : ils fermeraient le bloc de la page."
        if is_module and fence.option("title") != directive.path:
            yield fence.line, f'le titre du bloc doit être le chemin du module : title="{directive.path}".'
    if fence.option("hl_lines"):
        yield from _highlight_faults(fence, [line for directive in brought for line in shown.get(directive.line, ())])


def _highlight_faults(fence: Fence, code: list[str]) -> Iterator[tuple[int, str]]:
    # What is hidden around the code counts for nothing: superfences strips blank lines at both ends.
    while code and not code[0].strip():
        code = code[1:]
    for piece in fence.option("hl_lines").split():
        ends = re.fullmatch(r"(\d+)(?:-(\d+))?", piece)
        if not ends:
            yield fence.line, f"hl_lines : « {piece} » n'est ni un numéro ni un intervalle comme 3-5."
            continue
        first, last = int(ends[1]), int(ends[2] or ends[1])
        if not 1 <= first <= last <= len(code):
            yield fence.line, f"hl_lines : {piece} sort du code inclus, qui a {len(code)} lignes."
        elif not all(code[number - 1].strip() for number in {first, last}):
            yield fence.line, f"hl_lines : {piece} désigne une ligne vide du code inclus."


def _typed(page: Page) -> Iterator[int]:
    """Lines of code blocks that are no fence: indented four spaces, or HTML."""
    blanked = list(page.lines)
    for fence in page.fences:
        # The first line stays as a word, so that what surrounds the fence keeps its structure.
        last = fence.body[-1][0] if fence.body else fence.line
        indent = re.match(r"\s*", page.lines[fence.line - 1])[0]
        blanked[fence.line - 1 : min(last + 1, len(blanked))] = [f"{indent}bloc"] + [""] * (
            min(last + 1, len(blanked)) - fence.line
        )
    proof = False
    for index, line in enumerate(blanked):  # the options of a block are indented and are no code
        if re.match(r"\s*///", line):
            proof = "preuve" in line
            blanked[index] = ""
        elif proof:
            blanked[index] = ""
    extensions = [
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "tables",
        "pymdownx.details",
        "pymdownx.tabbed",
        "pymdownx.superfences",
    ]
    text = "\n".join("" if "8<-" in line else line for line in blanked)
    rendered = markdown.markdown(text, extensions=extensions, extension_configs={"pymdownx.tabbed": {"alternate_style": True}})
    for block in BeautifulSoup(rendered, "html.parser").find_all("pre"):
        first = next((line.strip() for line in block.get_text().splitlines() if line.strip()), "")
        yield next((number for number, line in enumerate(page.lines, 1) if first and first in line), 1)


# --- Orphans ---------------------------------------------------------------------------------------------------------


def orphans(root: Path) -> list[str]:
    """Modules, sections and transcripts that no page shows; a module not shown on the page its folder mirrors."""
    found: list[str] = []
    shown: dict[str, set[str]] = {}  # path → the parts shown of it
    where: dict[str, set[str]] = {}  # path → the pages that show it
    for page in pages(root):
        try:
            for directive in page.directives:
                shown.setdefault(directive.path, set()).add(directive.what)
                where.setdefault(directive.path, set()).add(page.name)
        except InclusionError:
            continue  # ``faults`` reports it
        for path in re.findall(r"^/{3,} atelier \| (\S+)", page.text, re.MULTILINE):
            shown.setdefault(path, set()).add("")
            where.setdefault(path, set()).add(page.name)
    for module in records.all_modules(root):
        name = relative(module, root)
        try:
            known = sections(module.read_text(encoding="utf-8").splitlines())
        except InclusionError as error:
            found.append(f"{name}:{error.line} : {error.reason}")
            continue
        home = home_page(module, root)
        if not (root / home).is_file():
            found.append(
                f"{name} : le dossier {relative(module.parent, root)}/ ne correspond à aucune page ({home} n'existe pas)."
            )
        if module.with_name("exercice.py").is_file() and module.stem not in exercises.PRODUCTS:
            continue  # the source of an exercise is shown through what is cut out of it, its other harnesses not at all
        if name not in shown:
            found.append(f"{name} : aucune page ne montre ce module. Incluez-le dans {home}, ou supprimez-le.")
            continue
        if home not in where[name] and (root / home).is_file():
            found.append(
                f"{name} : ce module est montré dans {', '.join(sorted(where[name]))} mais pas dans {home}, dont il porte le dossier."
            )
        for section in known:
            if section not in shown[name]:
                found.append(f"{name}:{known[section][0]} : aucune page ne montre la section « {section} ».")
        transcript = records.transcript_of(module)
        # What an exercise prints is checked all the same; its page may leave the surprise to the reader.
        if transcript.is_file() and relative(transcript, root) not in shown and "exercices" not in transcript.parts:
            found.append(f"{relative(transcript, root)} : aucune page ne montre cette sortie. Incluez-la sous son programme.")
    for transcript in sorted((root / "exemples").rglob("*.txt")):
        if records.is_transcript(transcript) and not transcript.with_suffix(".py").is_file():
            found.append(
                f"{relative(transcript, root)} : le module {transcript.with_suffix('.py').name} de cette sortie n'existe plus. Lancez make update."
            )
    return found


_HOMES = {"exemples/accueil": "docs/index.md", "exemples/mecanismes/vue-d-ensemble": "docs/mecanismes/index.md"}


def home_page(module: Path, root: Path) -> str:
    """The page that a module's folder mirrors; for an exercise, the page named by ``exemples/exercices/<page>``."""
    parts = module.relative_to(root / "exemples").parts[:-1]
    if parts[:1] == ("exercices",) and len(parts) >= 2:
        pages_there = sorted([*(root / "docs").rglob(f"{parts[1]}.md"), *(root / "docs").glob(f"{parts[1]}/index.md")])
        return relative(pages_there[0], root) if pages_there else f"docs/…/{parts[1]}.md"
    for folder, page in _HOMES.items():
        if "/".join(("exemples", *parts)).startswith(folder):
            return page
    return f"docs/{'/'.join(parts[:2])}.md"


# --- Shape and length ------------------------------------------------------------------------------------------------


def shape_faults(page: Page) -> list[str]:
    """One title, first; levels that follow each other; the reading time that is computed, and not too long a one."""
    found: list[str] = []
    in_fence = {number for fence in page.fences for number, _ in fence.body}
    headings = [
        (n, len(m[1])) for n, line in enumerate(page.lines, 1) if n not in in_fence and (m := re.match(r"(#{1,6}) \S", line))
    ]
    if not headings or headings[0][1] != 1 or sum(level == 1 for _, level in headings) != 1:
        found.append(f"{page.name}:1 : une page commence par son titre (« # … »), et n'en a qu'un.")
    for (_, before), (number, level) in zip(headings, headings[1:], strict=False):
        if level > before + 1:
            found.append(
                f"{page.name}:{page.number(number)} : titre de niveau {level} sous un titre de niveau {before} ; il manque un niveau."
            )
    declared = reading.OBJECTIVE.findall(page.text)
    course = page.path.relative_to(page.root / "docs").parts[0] in ("comprendre", "mecanismes", "comparer", "pratiquer", "aller-plus-loin")
    if len(declared) != 1 and (declared or course):
        found.append(f'{page.name}:1 : il faut un (seul) encadré !!! objectif "Objectif · N min" qui donne le temps de lecture.')
    elif reading.with_its_minutes(page.text, page.path, page.root) != page.text:
        found.append(
            f"{page.name} : « Objectif · {declared[0][1]} min », mais la page se lit en "
            f"{reading.minutes(page.text, page.root):.0f} min. Lancez {records.UPDATE}."
        )
    if course and reading.minutes(page.text, page.root) > reading.LIMIT:
        found.append(f"{page.name} : plus de {reading.LIMIT} min de lecture ; faites-en deux pages.")
    return found


def exercise_faults(page: Page) -> list[str]:
    """Each mechanism and each practice ends with at least two exercises and says what to keep."""
    part, *rest = page.path.relative_to(page.root / "docs").parts
    if part not in ("mecanismes", "pratiquer") or rest == ["index.md"]:
        return []
    found = []
    if "\n## À retenir\n" not in page.text:
        found.append(f"{page.name} : il manque la section « ## À retenir ».")
    exercises = re.findall(r"^### Exercice (\d+)", "\n".join(page.lines).partition(_EXERCISES)[2], re.MULTILINE)
    if exercises != [str(number) for number in range(1, len(exercises) + 1)]:
        found.append(f"{page.name} : les exercices se suivent de 1 en 1 ; ils sont numérotés {', '.join(exercises)}.")
    if len(exercises) < 2:
        found.append(
            f"{page.name} : il faut au moins deux exercices (« ## Exercices », puis « ### Exercice 1 : … ») ; il y en a {len(exercises)}."
        )
    return found
