"""How long a page takes to read: computed from what a reader reads, and written where the page announces it.

Counted: the words, the lines of code shown, the words of the cards, and a moment at each player. Not counted: what stands folded
(a reader opens it for more), and the exercises (work, not reading).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from markdown.extensions.toc import slugify

from cours.inclusion import directives, included

# Prose at a learner's pace; code faster, since most programs of a page repeat the one before but for a change.
WORDS_PER_MINUTE, LINES_PER_MINUTE = 180, 60
MINUTES_PER_CARD, MINUTES_PER_PLAYER = 0.1, 0.5  # to look at its tables; to play it once
LIMIT = 20  # a page of the course that takes longer is two pages

OBJECTIVE = re.compile(r'^(!!! objectif "Objectif · )(\d+)( min")$', re.MULTILINE)
PATH = re.compile(r"^(\| \[[^\]]+\]\(#([\w-]+)\) \| )([\dh min]+?)( \|)", re.MULTILINE)
_CARD = re.compile(r"^( *)/// preuve \| (.+?)\n(.*?)^\1///$", re.MULTILINE | re.DOTALL)
_PATHS, _GLOSSARY = Path("docs/memo/parcours.md"), Path("docs/memo/glossaire.md")  # a glossary is consulted, not read through


def minutes(text: str, root: Path) -> float:
    """What the page ``text`` takes to read, in minutes."""
    read = re.sub(r"\A---\n.*?^---\n", "", text, flags=re.MULTILINE | re.DOTALL)  # written for machines
    read = _unfolded(read.partition("\n## Exercices\n")[0])
    read = re.sub(r"^ *///+ (exercice|questions)\b.*\n *///\n", "", read, flags=re.MULTILINE)  # work as well
    code = sum(
        sum(1 for line in included(directive, root) if line.strip())
        for directive in directives(read.splitlines())
        if directive.path.endswith(".py")
    )
    cards = [_card(found) for found in _CARD.finditer(read)]
    words = count(prose(read)) + sum(count(said) for said, _ in cards)
    looked_at = MINUTES_PER_CARD * len(cards) + MINUTES_PER_PLAYER * sum(player for _, player in cards)
    return words / WORDS_PER_MINUTE + code / LINES_PER_MINUTE + looked_at


def announced(text: str) -> int | None:
    """The minutes that the page ``text`` announces."""
    found = OBJECTIVE.search(text)
    return int(found[2]) if found else None


def prose(text: str) -> str:
    """``text`` without code, cards, options or markup."""
    text = re.sub(r"^\s*(`{3,}|~{3,}).*?^\s*\1\s*$", " ", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^\s*///.*?^\s*///\s*$", " ", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"<[^>]+>|\]\([^)]*\)|\{[^}]*\}|^\s*(!!!|\?\?\?\+?|===)\s*\w*", " ", text, flags=re.MULTILINE)


def count(text: str) -> int:
    return len(re.findall(r"\w+(?:['’-]\w+)*", text))


def update(root: Path) -> list[Path]:
    """Write the computed minutes on every page that announces some, then those of the reading paths; return the pages changed."""
    changed = []
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        new = with_its_minutes(text, path, root)
        if new != text:
            path.write_text(new, encoding="utf-8", newline="\n")
            changed.append(path)
    paths = root / _PATHS
    if paths.is_file():
        text = paths.read_text(encoding="utf-8")
        new = PATH.sub(lambda row: row[1] + told(total(row[2], text, root)) + row[4], text)
        if new != text:
            paths.write_text(new, encoding="utf-8", newline="\n")
            changed.append(paths)
    return changed


def with_its_minutes(text: str, path: Path, root: Path) -> str:
    """The page with the minutes that it takes. Those of the page of exercises are of work: they stay as they are."""
    if (root / "docs/exercer") in path.parents:
        return text
    return OBJECTIVE.sub(lambda said: f"{said[1]}{max(1, round(minutes(text, root)))}{said[3]}", text)


def steps(anchor: str, text: str, root: Path) -> Iterator[Path]:
    """The pages that the reading path ``anchor`` of the page ``text`` links, in order."""
    section = next(s for s in re.split(r"^## ", text, flags=re.MULTILINE)[1:] if slugify(s.partition("\n")[0], "-") == anchor)
    for item in re.findall(r"^\d+\. .*(?:\n   .*)*", section, re.MULTILINE):
        for target in re.findall(r"\]\(([\w./-]+\.md)", item):
            page = (root / _PATHS).parent.joinpath(target).resolve()
            if page != root / _GLOSSARY:
                yield page


def total(anchor: str, text: str, root: Path) -> int:
    """The minutes of a reading path: those that its pages announce (the home page announces none and is measured)."""
    pages = [page.read_text(encoding="utf-8") for page in steps(anchor, text, root)]
    return sum(announced(page) or round(minutes(page, root)) for page in pages)


def told(duration: int) -> str:
    """To the nearest five minutes: « 1 h 15 »."""
    hours, left = divmod(5 * round(duration / 5), 60)
    return f"{hours} h {left:02}" if hours and left else f"{hours} h" if hours else f"{left} min"


def _unfolded(text: str) -> str:
    """``text`` without the blocks that stand folded (« ??? »)."""
    kept, inside = [], None
    for line in text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        if inside is not None and (not line.strip() or indent > inside):
            continue
        inside = indent if re.match(r"\s*\?\?\? ", line) else None
        if inside is None:
            kept.append(line)
    return "".join(kept)


def _card(found: re.Match[str]) -> tuple[str, bool]:
    """What a card says, and whether it has a player (its question is answered while playing)."""
    return "\n".join([found[2], *re.findall(r'\bphrase: "(.*?)"', found[3])]), bool(re.search(r"^ *joueur: true$", found[3], re.MULTILINE))
