"""Names of the standard library on the pages: every public method of a mechanism is on its page, every name written exists."""

from __future__ import annotations

import asyncio
import importlib
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exemples.pages import Page, pages

#: Page → the mechanisms whose members it presents.
PAGES = {
    "lock": ["threading.Lock", "asyncio.Lock"],
    "rlock": ["threading.RLock"],
    "semaphore": ["threading.Semaphore", "asyncio.Semaphore", "threading.BoundedSemaphore", "asyncio.BoundedSemaphore"],
    "event": ["threading.Event", "asyncio.Event"],
    "condition": ["threading.Condition", "asyncio.Condition"],
    "barrier": ["threading.Barrier", "asyncio.Barrier"],
}
#: Tables of members: the output, and the mechanism of each of its columns.
TABLES = {
    "exemples/mecanismes/event/methodes.txt": ["threading.Event", "asyncio.Event"],
    "exemples/mecanismes/condition/methodes.txt": ["threading.Condition", "asyncio.Condition"],
    "exemples/mecanismes/barrier/membres.txt": ["threading.Barrier", "asyncio.Barrier"],
}
#: Members that exist and that no page names, and why.
LEFT_OUT = {
    ("threading.Lock", "acquire_lock"): "ancien nom d'acquire, absent de la documentation",
    ("threading.Lock", "release_lock"): "ancien nom de release, absent de la documentation",
    ("threading.Lock", "locked_lock"): "ancien nom de locked, absent de la documentation",
    ("asyncio.Semaphore", "locked"): "renseigne, ne décide pas ; la page n'en a pas l'usage",
    ("asyncio.BoundedSemaphore", "locked"): "renseigne, ne décide pas ; la page n'en a pas l'usage",
}
#: Members that older versions lack.
SINCE = {("threading.Condition", "locked"): (3, 14), ("threading.RLock", "locked"): (3, 14)}


def public(mechanism: str) -> set[str]:
    """The public members of a mechanism, in the Python that runs."""
    module, _, name = mechanism.partition(".")
    factory = getattr({"threading": threading, "asyncio": asyncio}[module], name)
    return {member for member in dir(factory(2) if name == "Barrier" else factory()) if not member.startswith("_")}


def named(page: Page) -> set[str]:
    """The names that stand in code on a page: in its sentences, and in the outputs that it shows as tables."""
    in_fence = {number for fence in page.fences for number, _ in fence.body}
    lines = [line for number, line in enumerate(page.lines, 1) if number not in in_fence]
    for directive in page.directives:
        if directive.path.endswith(".txt") and directive.line not in in_fence:
            lines += (page.root / directive.path).read_text(encoding="utf-8").splitlines()
    spans = re.findall(r"(?<!`)`([^`\n]+)`", "\n".join(lines))
    return {name for span in spans for name in re.findall(r"\w+", span)}


@pytest.mark.parametrize("page", PAGES)
def test_every_public_member_is_on_its_page(page: str, root: Path) -> None:
    shown = named(Page(root / f"docs/mecanismes/{page}.md", root))
    missing = [
        f"{mechanism}.{member}"
        for mechanism in PAGES[page]
        for member in sorted(public(mechanism))
        if member not in shown and (mechanism, member) not in LEFT_OUT
    ]
    assert not missing, f"docs/mecanismes/{page}.md ne nomme pas {missing} : nommez-les, ou dites dans LEFT_OUT pourquoi non."


def test_nothing_is_left_out_for_nothing(root: Path) -> None:
    page_of = {mechanism: page for page, mechanisms in PAGES.items() for mechanism in mechanisms}
    for mechanism, member in LEFT_OUT:
        assert member in public(mechanism), f"{mechanism}.{member} n'existe pas (ou plus)"
    shown = {page: named(Page(root / f"docs/mecanismes/{page}.md", root)) for page in PAGES}
    stale = [f"{mechanism}.{member}" for mechanism, member in LEFT_OUT if member in shown[page_of[mechanism]]]
    assert not stale, f"la page nomme maintenant {stale} : retirez-les de LEFT_OUT."


def cells(table: str) -> Iterator[list[str]]:
    """The member named in each cell of the columns of code, "" for a dash."""
    for row in table.splitlines()[3:]:
        columns = [column.strip() for column in row.strip("|").split("|")][:2]
        yield [found[1] if (found := re.fullmatch(r"`(?:await )?(\w+)(?:\(.*\))?`", column)) else column.strip("–") for column in columns]


@pytest.mark.parametrize("table", TABLES)
def test_every_member_of_a_table_exists(table: str, root: Path) -> None:
    rows = list(cells((root / table).read_text(encoding="utf-8")))
    listed = {mechanism: {row[column] for row in rows} - {""} for column, mechanism in enumerate(TABLES[table])}
    for mechanism, members in listed.items():
        recent = {member for (of, member), version in SINCE.items() if of == mechanism and sys.version_info >= version}
        assert members == public(mechanism) - recent - {member for of, member in LEFT_OUT if of == mechanism}


def test_recent_members_are_recent() -> None:
    for (mechanism, member), version in SINCE.items():
        assert (member in public(mechanism)) == (sys.version_info >= version), f"{mechanism}.{member}"


# --- Every name of the standard library that a page writes -----------------------------------------------------------

#: Their names as written in code; not « signal », which pages use for an object of theirs.
MODULES = (
    "asyncio collections concurrent.futures contextlib contextvars faulthandler functools multiprocessing os queue random sys "
    "threading time"
).split()
#: A class named alone is looked for in these.
HOMES = ("threading", "queue", "concurrent.futures", "asyncio", "multiprocessing")
#: Names that older versions lack.
NAMES_SINCE = {"sys._is_gil_enabled": (3, 13), "Queue.shutdown": (3, 13), "sys.flags.thread_inherit_context": (3, 14), "threading.serialize_iterator": (3, 15)}
#: Names that the course says not to exist.
NOT_THERE = {"asyncio.RLock": "la page RLock dit qu'il n'existe pas"}


def resolves(name: str) -> bool:
    """Whether a dotted name exists: ``module.attribute…``, or ``Class.member`` of one of ``HOMES``."""
    module = next((m for m in MODULES if name == m or name.startswith(f"{m}.")), None)
    bases = [(module, name.removeprefix(module).strip("."))] if module else [(home, name) for home in HOMES]
    for home, rest in bases:
        found: object = importlib.import_module(home)
        for part in rest.split(".") if rest else ():
            found = getattr(found, part, None)
        if found is not None:
            return True
    return False


def dotted_names(page: Page) -> Iterator[tuple[int, str]]:
    """``module.name`` and ``Class.member`` in the inline code of a page, with its line."""
    in_fence = {number for fence in page.fences for number, _ in fence.body}
    heads = "|".join(map(re.escape, MODULES))
    classes = "|".join(sorted({c for home in HOMES for c in dir(importlib.import_module(home)) if re.fullmatch("[A-Z][a-z]\\w+", c)}))
    pattern = re.compile(rf"(?<![\w.])(?:(?:{heads})|(?:{classes}))(?:\.[A-Za-z_]\w*)+")
    for number, line in enumerate(page.lines, 1):
        if number not in in_fence:
            for span in re.findall(r"(?<!`)`([^`]+)`", line):
                yield from ((number, name) for name in pattern.findall(span) if not name.endswith(".py"))


def test_every_name_of_the_standard_library_exists(root: Path) -> None:
    faults, seen = [], set()
    for page in pages(root):
        for line, name in dotted_names(page):
            seen.add(name)
            if not resolves(name) and name not in NOT_THERE and sys.version_info >= NAMES_SINCE.get(name, (0,)):
                faults.append(f"{page.name}:{line} : « {name} » n'existe pas dans ce Python ({sys.version.split()[0]}).")
    assert not faults, "\n".join(faults)
    assert len(seen) > 20
    stale = [name for name in (*NOT_THERE, *NAMES_SINCE) if name not in seen]
    assert not stale, f"exceptions qui ne servent plus : {stale}"


def test_what_is_said_not_to_exist_does_not() -> None:
    assert not [name for name in NOT_THERE if resolves(name)]
    for name, version in NAMES_SINCE.items():
        assert resolves(name) == (sys.version_info >= version), name


@pytest.mark.parametrize(
    ("name", "there"), [("queue.Queue", True), ("Event.is_set", True), ("threading.Verrou", False), ("Event.wait_for", False)]
)
def test_a_name_that_does_not_exist_is_seen(name: str, there: bool) -> None:
    assert resolves(name) == there
