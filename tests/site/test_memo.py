"""The memo: the reading paths announce the time that their pages announce."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown.extensions.toc import slugify

from tests.exemples.pages import Page, reading_time

PATH = re.compile(r"^\| \[([^\]]+)\]\(#([\w-]+)\) \| (?:(\d+) h)? ?(?:(\d+)(?: min)?)? \|", re.MULTILINE)
GLOSSARY = "memo/glossaire.md"  # consulted, not read through


def announced(page: Page) -> float:
    """The minutes that a page announces; the home page announces none and is measured."""
    found = re.search(r'^!!! objectif "Objectif · (\d+) min"$', page.text, re.MULTILINE)
    return int(found[1]) if found else round(reading_time(page))


def paths(root: Path) -> dict[str, tuple[int, list[str]]]:
    """Each path of the page: its minutes in the table, and the pages that its section links."""
    page = root / "docs/memo/parcours.md"
    text = page.read_text(encoding="utf-8")
    sections = {slugify(s.partition("\n")[0], "-"): s for s in re.split(r"^## ", text, flags=re.MULTILINE)[1:]}
    found = {}
    for name, anchor, hours, minutes in PATH.findall(text):
        items = "\n".join(re.findall(r"^\d+\. .*(?:\n   .*)*", sections[anchor], re.MULTILINE))
        linked = re.findall(r"\]\(([\w./-]+\.md)", items)
        resolved = [(page.parent / target).resolve().relative_to(root / "docs").as_posix() for target in linked]
        found[name] = 60 * int(hours or 0) + int(minutes or 0), [target for target in resolved if target != GLOSSARY]
    return found


def test_there_are_three_paths(root: Path) -> None:
    found = paths(root)
    assert len(found) == 3
    for name, (_, pages) in found.items():
        assert len(pages) >= 5 and len(set(pages)) == len(pages), f"{name} : {pages}"


@pytest.mark.parametrize("rank", range(3))
def test_time_of_a_path_is_that_of_its_pages(root: Path, rank: int) -> None:
    name, (minutes, pages) = list(paths(root).items())[rank]
    total = sum(announced(Page(root / "docs" / page, root)) for page in pages)
    assert abs(minutes - total) <= 0.1 * total, (
        f"docs/memo/parcours.md : « {name} » annonce {minutes} min, et ses pages en annoncent {total:.0f}. Corrigez le tableau."
    )
