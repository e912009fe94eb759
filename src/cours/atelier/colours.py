"""Python in colours, with the class names of Pygments' standard style, where there is no Pygments: in the browser."""

from __future__ import annotations

import builtins
import html
import io
import keyword
import tokenize
from collections.abc import Iterator

BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
CONSTANTS = frozenset(("True", "False", "None"))
DEFINING = frozenset(("def", "class"))
STRINGS = frozenset(getattr(tokenize, name) for name in ("STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END") if hasattr(tokenize, name))


def highlight(source: str) -> str:
    """Return `source` as HTML, line for line; without colours when Python cannot cut it into tokens."""
    try:
        marks = list(_marks(source))
    except (tokenize.TokenError, SyntaxError):
        return html.escape(source, quote=False)
    lines = source.splitlines(keepends=True)
    made = []
    at = (1, 0)
    for start, end, name in marks:
        made.append(html.escape(_between(lines, at, start), quote=False))
        text = _between(lines, start, end)
        # An element never goes over the end of a line: lines are shown one by one.
        made.append("\n".join(f"<span class={name}>{html.escape(part, quote=False)}</span>" if part else "" for part in text.split("\n")))
        at = end
    made.append(html.escape(_between(lines, at, (len(lines) + 1, 0)), quote=False))
    return "".join(made)


def _between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    (first, left), (last, right) = start, end
    if first > len(lines):
        return ""
    if first == last:
        return lines[first - 1][left:right]
    tail = lines[last - 1][:right] if last <= len(lines) else ""
    return lines[first - 1][left:] + "".join(lines[first : last - 1]) + tail


def _marks(source: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
    """Yield ``(start, end, class)`` of what has a colour."""
    before = ""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        name = ""
        if token.type == tokenize.COMMENT:
            name = "c1"
        elif token.type in STRINGS:
            name = "s2"
        elif token.type == tokenize.NUMBER:
            name = "mi"
        elif token.type == tokenize.OP:
            name = "o" if token.string not in "()[]{},:;." else ""
        elif token.type == tokenize.NAME:
            if token.string in CONSTANTS:
                name = "kc"
            elif keyword.iskeyword(token.string):
                name = "k"
            elif before in DEFINING:
                name = "nf"
            elif token.string in BUILTINS:
                name = "nb"
        if name and token.start != token.end:
            yield token.start, token.end, name
        before = token.string
