"""What is given and what is the learner's: a program cut into frozen lines and regions, and put together again.

In the one source of an exercise the learner's regions stand between ``# <vous>`` and ``# </vous>``; within them, commented lines
between ``# <depart>`` and ``# </depart>`` are those of the start alone, and lines between ``# <solution>`` and ``# </solution>``
those of the solution alone.  A learner's file bears no mark: its regions are what stands between the frozen lines, found in order.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_MARK = re.compile(r"\s*# <(/?)(vous|depart|solution)>\s*")


class FrameError(ValueError):
    """Marks that do not pair, or a region with nothing of its own: ``line`` (from 1, in the source) and a reason in French."""

    def __init__(self, line: int, reason: str):
        super().__init__(reason)
        self.line, self.reason = line, reason


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one region, as the start and the solution have them."""

    start: tuple[str, ...]
    solution: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A program with holes: `frozen` has one part more than there are `regions`, which stand between them."""

    frozen: tuple[tuple[str, ...], ...]
    regions: tuple[Region, ...]

    def fill(self, parts: Sequence[Sequence[str]]) -> Assembly:
        """Put `parts` (lines, one list for each region) into the holes."""
        lines: list[str] = []
        spans = []
        for number, frozen in enumerate(self.frozen):
            lines += frozen
            if number < len(parts):
                spans.append((len(lines) + 1, len(lines) + len(parts[number])))
                lines += parts[number]
        return Assembly("\n".join(lines) + "\n", tuple(spans))

    def told(self) -> int:
        """How many of the given lines say something."""
        return sum(1 for part in self.frozen for line in part if _key(line))

    def start(self) -> Assembly:
        return self.fill([region.start for region in self.regions])

    def solution(self) -> Assembly:
        return self.fill([region.solution for region in self.regions])


@dataclass(frozen=True)
class Assembly:
    """A program put together: its text, and the lines (first and last, from 1) of each region; an empty one ends before it begins."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def tree(self) -> ast.Module:
        """The program, read once: nobody changes it. Raises ``SyntaxError``."""
        return ast.parse(self.text)

    def parts(self) -> list[list[str]]:
        lines = self.text.splitlines()
        return [lines[first - 1 : last] for first, last in self.spans]

    def inside(self, line: int) -> bool:
        """Whether a line is the learner's."""
        return any(first <= line <= last for first, last in self.spans)


def read_frame(source: str) -> Frame:
    """Cut a marked source. Raises `FrameError`."""
    frozen: list[list[str]] = [[]]
    regions: list[tuple[list[str], list[str]]] = []
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(source.splitlines(), 1):
        mark = _MARK.fullmatch(line)
        if mark:
            _open_or_close(mark, number, opened)
            if mark[2] == "vous" and not mark[1]:
                regions.append(([], []))
            elif mark[2] == "vous":
                frozen.append([])
        elif not opened:
            frozen[-1].append(line)
        elif opened[-1][0] == "vous":
            regions[-1][0].append(line)
            regions[-1][1].append(line)
        elif opened[-1][0] == "solution":
            regions[-1][1].append(line)
        elif line.strip() and not re.match(r"\s*# ?", line):
            raise FrameError(number, "entre # <depart> et # </depart>, chaque ligne est en commentaire.")
        else:
            regions[-1][0].append(re.sub(r"^(\s*)# ?", r"\1", line))
    if opened:
        name, at = opened[-1]
        raise FrameError(at, f"# <{name}> n'est pas refermée par # </{name}>.")
    if not regions:
        raise FrameError(1, "aucune partie n'est à l'élève : il manque # <vous> et # </vous>.")
    return Frame(tuple(map(tuple, frozen)), tuple(Region(tuple(start), tuple(solution)) for start, solution in regions))


def _open_or_close(mark: re.Match[str], number: int, opened: list[tuple[str, int]]) -> None:
    closing, kind = mark.groups()
    around = opened[-1][0] if opened else ""
    if closing and around == kind:
        opened.pop()
    elif closing and kind == "vous" and opened:  # the region ends: what was opened in it should have
        raise FrameError(opened[-1][1], f"# <{around}> n'est pas refermée par # </{around}>.")
    elif not closing and (around == "" if kind == "vous" else around == "vous"):
        opened.append((kind, number))
    else:
        where = f"# <{around}> est ouverte depuis la ligne {opened[-1][1]}" if opened else "aucune n'est ouverte"
        hint = " ; # <depart> et # <solution> se placent entre # <vous> et # </vous>" if not closing and kind != "vous" and not around else ""
        raise FrameError(number, f"balise {mark[0].strip()} inattendue ({where}){hint}.")


@dataclass(frozen=True, slots=True)
class Changed:
    """Frozen lines that a learner's file no longer has, and what stands there instead: ``(line of the file, sign, text)``; the
    sign is ``-`` (given, and gone) or ``+`` (put among what is given). None when they are all there, in another order."""

    lines: tuple[tuple[int, str, str], ...]


def find_regions(frame: Frame, text: str) -> Assembly | Changed:
    """Find in `text`, a learner's file, the regions of `frame`.

    Blank lines, comments that stand alone and spaces at the ends of lines count for nothing among what is given.
    """
    lines = text.splitlines()
    told = [number for number, line in enumerate(lines) if _key(line)]
    keys = [_key(lines[number]) for number in told]
    blocks = [[_key(line) for line in part if _key(line)] for part in frame.frozen]
    bounds: list[tuple[int, int]] = []  # of each frozen block, among the lines that tell something
    here = 0
    for number, block in enumerate(blocks):
        if number == 0:
            at = 0
        elif number == len(blocks) - 1:
            at = len(keys) - len(block)
        else:
            at = next((at for at in range(here, len(keys) - len(block) + 1) if keys[at : at + len(block)] == block), -1)
        if at < here or keys[at : at + len(block)] != block:
            return _changes(frame, lines)
        bounds.append((at, at + len(block)))
        here = at + len(block)
    spans = []
    for (_, end), (start, _) in zip(bounds, bounds[1:], strict=False):
        # What stands between two frozen lines is the learner's, blank lines and comments included.
        first = told[end - 1] + 1 if end else 0
        last = told[start] if start < len(told) else len(lines)
        spans.append((first + 1, last))
    return Assembly(text if text.endswith("\n") else text + "\n", tuple(spans))


def _key(line: str) -> str:
    stripped = line.rstrip()
    return "" if stripped.lstrip().startswith("#") else stripped


def _changes(frame: Frame, lines: Sequence[str]) -> Changed:
    """The frozen lines that are missing: the closest the file comes to them is what it has in their place."""
    given: list[str] = []
    learner: set[int] = set()  # a gap in `given` where a region stands
    for number, part in enumerate(frame.frozen):
        given += [line.rstrip() for line in part if _key(line)]
        if number < len(frame.regions):
            learner.add(len(given))
    known = {line.rstrip() for region in frame.regions for line in (*region.start, *region.solution)}
    told = [(number, line.rstrip()) for number, line in enumerate(lines, 1) if _key(line)]
    matcher = difflib.SequenceMatcher(None, given, [line for _, line in told], autojunk=False)
    found: list[tuple[int, str, str]] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        where = told[start][0] if start < len(told) else len(lines) + 1
        found += [(where, "-", line) for line in given[first:last]]
        if tag == "replace" or not learner & set(range(first, last + 1)):
            at_region = learner & set(range(first, last + 1))
            put = told[start:end]
            if at_region:  # beside a region, only what resembles a line that is gone can have taken its place
                texts = [line for _, line in put if line not in known]
                close = {near for line in given[first:last] for near in difflib.get_close_matches(line, texts, 1, 0.6)}
                put = [(number, line) for number, line in put if line in close]
            found += [(number, "+", line) for number, line in put]
    return Changed(tuple(found))


def meaning(assembly: Assembly) -> list[str]:
    """What the given lines of a program mean, statement by statement, and where each stands.

    The text of what is given may be untouched and mean something else: a region that ends with a decorator, a backslash or an open
    string takes the line that follows.  Two programs whose given lines mean the same give equal lists.  Raises ``SyntaxError``.
    """
    return list(_given(assembly.tree.body, assembly, ""))


def _given(body: Sequence[ast.AST], assembly: Assembly, where: str) -> Iterator[str]:
    for node in body:
        first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", ()))])  # type: ignore[attr-defined]
        last = node.end_lineno  # type: ignore[attr-defined]
        touched = any(start <= last and first <= end for start, end in assembly.spans)
        if not touched:
            yield f"{where}{ast.dump(node)}"
            continue
        blocks = {name: value for name, value in ast.iter_fields(node) if isinstance(value, list) and value and _block(value)}
        head = _head_end(node, blocks)
        if blocks and not any(assembly.inside(line) for line in range(first, head + 1)):
            fields = [f"{name}={_told(value)}" for name, value in ast.iter_fields(node) if name not in blocks]
            here = f"{where}{type(node).__name__}({', '.join(fields)}) > "
            yield here
            for name, block in blocks.items():
                yield from _given(block, assembly, f"{here}{name} > ")


def _block(values: Sequence[object]) -> bool:
    return isinstance(values[0], ast.stmt | ast.ExceptHandler | ast.match_case)


def _head_end(node: ast.AST, blocks: dict[str, list[ast.AST]]) -> int:
    """The last line of the head of a compound statement (from its first line): what follows is its blocks."""
    lines = [value.end_lineno for name, value in ast.iter_fields(node) if name not in blocks for value in _nodes(value)]
    return max([node.lineno, *filter(None, lines)])  # type: ignore[attr-defined]


def _nodes(value: object) -> Iterator[ast.expr]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, ast.AST):
            yield from (node for node in ast.walk(one) if isinstance(node, ast.expr))


def _told(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_told, value))}]"
    return ast.dump(value) if isinstance(value, ast.AST) else repr(value)
