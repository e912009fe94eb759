"""The pages of the course, in the order of its navigation, and where each is on the site."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from entrelacs_page.page import Site

SITE = Site()
"""That of the course: commands run in the folder of its ``mkdocs.yml``."""
address, up_from = SITE.address, SITE.up_from


class _Loader(yaml.SafeLoader):
    """Reads ``mkdocs.yml``, whose own tags (``!ENV``) say nothing about the navigation."""


_Loader.add_multi_constructor("!", lambda loader, tag, node: None)


def all_pages(configuration: Path = Path("mkdocs.yml")) -> list[Path]:
    """Return the pages (``docs/….md``), in the order of the site's navigation."""
    navigation = yaml.load(configuration.read_text(encoding="utf-8"), _Loader)["nav"]
    return [Path("docs") / name for name in _pages(navigation)]


def parts(configuration: Path = Path("mkdocs.yml")) -> list[tuple[str, list[Path]]]:
    """Return the parts of the site's navigation, each with its pages; a page that stands alone there is in a part without a name."""
    navigation = yaml.load(configuration.read_text(encoding="utf-8"), _Loader)["nav"]
    found: list[tuple[str, list[Path]]] = []
    for entry in navigation:
        for name, held in entry.items() if isinstance(entry, dict) else [("", entry)]:
            found.append((name if isinstance(held, list) else "", [Path("docs") / page for page in _pages(held)]))
    return found


def _pages(navigation: Any) -> Iterator[str]:
    if isinstance(navigation, str):
        if navigation.endswith(".md"):
            yield navigation
    elif isinstance(navigation, list | dict):
        for entry in navigation.values() if isinstance(navigation, dict) else navigation:
            yield from _pages(entry)


def tell_lines_of_links() -> None:
    """Have MkDocs begin what it says of a dead link or anchor with ``page:line``; it knows the page alone."""
    logging.getLogger("mkdocs.structure.pages").addFilter(_with_line)


def _with_line(record: logging.LogRecord) -> bool:
    found = re.match(r"Doc file '(.+?)' contains an? .*?link (?:to )?'(.+?)'", str(record.msg))
    page = Path("docs", found[1]) if found else None
    if found and page and page.is_file():
        lines = page.read_text(encoding="utf-8").splitlines()
        numbers = [str(number) for number, line in enumerate(lines, 1) if re.search(rf"{re.escape(found[2])}(?![\w#/.-])", line)]
        record.msg = f"{page.as_posix()}{':' * bool(numbers)}{','.join(numbers)} : {record.msg}"
    return True


def title_of(page: Path) -> str:
    """The title of ``page`` as words; its path when it has none."""
    found = re.search(r"^# (.+?)(?: *\{.*\})?$", page.read_text(encoding="utf-8"), re.MULTILINE) if page.is_file() else None
    return re.sub("[*`]", "", found[1]) if found else page.as_posix()


def relative(target: Path, page: Path) -> str:
    """The way from ``page`` to ``target``, as a link of Markdown."""
    return Path(os.path.relpath(target, page.parent)).as_posix()
