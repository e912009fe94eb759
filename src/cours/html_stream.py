"""Walk rendered HTML as runs of text: what a reader sees as one piece, whatever inline tags cut it.

``typography`` works on the text of a finished page and must give every other byte back unchanged: code,
scripts (a player's graph is one), attributes, comments.  A parser that builds a tree would not; this one only splits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

#: Stands in a run for what is shown but must not be read or changed: a code span, an image, a character reference.
OPAQUE = "\ufffc"

#: Elements that continue the line they stand in.  Every other element ends the run.
INLINE = frozenset("a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong sub sup time tspan u wbr".split())
#: Elements whose content is never prose.
CLOSED = frozenset("code kbd math noscript pre samp script style template textarea var".split())
#: Closed elements that stand in the middle of a sentence.
INLINE_CLOSED = frozenset("code kbd math samp var".split())
#: Elements without content that stand in the middle of a sentence.
INLINE_VOID = frozenset({"img", "input"})
VOID = INLINE_VOID | frozenset("area base br col embed hr link meta source track wbr".split())

_TOKEN = re.compile(r"""<!--.*?-->|<(?P<slash>/?)(?P<name>[A-Za-z][\w:-]*)(?:"[^"]*"|'[^']*'|[^'">])*>|<![^>]*>""", re.DOTALL)
_REFERENCE = re.compile(r"(&(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z]\w*);)")
_NO_BREAK = re.compile(r"&(?:nbsp|\#160|\#[xX][aA]0);")


@dataclass(slots=True)
class Run:
    """One run: ``pieces`` are (index in the output, text seen by the rules, may it change)."""

    inside: tuple[str, ...]  # the open elements around its first character, outermost first
    pieces: list[tuple[int, str, bool]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for _, text, _ in self.pieces)


def walk(html: str, visit: Callable[[Run, list[str]], None]) -> str:
    """Return ``html`` with every run handed to ``visit``, which may rewrite the output pieces that the run names.

    ``visit(run, output)`` changes ``output[index]`` for the pieces of the run that may change, and nothing else.
    """
    output: list[str] = []
    open_elements: list[str] = []
    run = Run(())

    def flush() -> None:
        nonlocal run
        if run.pieces:
            visit(run, output)
        run = Run(tuple(open_elements))

    def add(text: str, changeable: bool) -> None:
        if not run.pieces:
            run.inside = tuple(open_elements)
        run.pieces.append((len(output), text, changeable))

    for kind, token in _tokens(html):
        if kind == "text":
            for i, part in enumerate(_REFERENCE.split(_NO_BREAK.sub("\u00a0", token))):
                if part:
                    add(OPAQUE if i % 2 else part, i % 2 == 0)
                    output.append(part)
            continue
        name = kind.strip("/")
        if name in CLOSED:  # the whole element, content included
            if name in INLINE_CLOSED:
                add(OPAQUE, False)
            else:
                flush()
        elif name in INLINE_VOID:
            add(OPAQUE, False)
        elif name and name not in INLINE:
            flush()
        output.append(token)
        if name and name not in CLOSED and name not in VOID and not token.endswith("/>"):
            if not kind.startswith("/"):
                open_elements.append(name)
            elif name in open_elements:
                while open_elements.pop() != name:
                    pass
            if name not in INLINE:
                run.inside = tuple(open_elements)
    flush()
    return "".join(output)


def _tokens(html: str) -> Iterator[tuple[str, str]]:
    """Yield ("text", …), (name, opening tag), ("/name", closing tag), ("", comment); a closed element is one token."""
    at = 0
    while match := _TOKEN.search(html, at):
        if match.start() > at:
            yield "text", html[at : match.start()]
        name = (match["name"] or "").lower()
        at = match.end()
        if name in CLOSED and not match["slash"]:
            at = _end_of(html, name, at)
        yield (match["slash"] or "") + name, html[match.start() : at]
    if at < len(html):
        yield "text", html[at:]


def _end_of(html: str, name: str, at: int) -> int:
    """Return the offset after the closing tag of the element whose opening tag ends at ``at``."""
    depth = 1
    nests = name not in ("script", "style", "textarea")
    for match in re.compile(rf"<(/?){name}\b[^>]*>", re.IGNORECASE).finditer(html, at):
        depth += -1 if match[1] else int(nests)
        if depth == 0:
            return match.end()
    return len(html)
