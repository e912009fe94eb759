"""Which page is being rendered, under MkDocs and under Zensical, which there are, and how an error stops their build."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

try:  # MkDocs prints this exception as one message, without a traceback
    from mkdocs.exceptions import BuildError as _Stop
except ImportError:  # Zensical alone: any exception stops the page
    _Stop = Exception  # type: ignore[assignment, misc]  # one of the two, and a page never sees both


class PageError(_Stop):
    """A page that cannot be built; the message (French) begins with ``page:line``."""


def current_page(md: Markdown) -> Path | None:
    """Return the path of the page that ``md`` renders, relative to the project's root when it lies below it.

    MkDocs registers a tree processor and Zensical a preprocessor that know it; with neither (a bare ``markdown.Markdown``)
    the answer is None.
    """
    for registry in (md.treeprocessors, md.preprocessors):
        for processor in registry:
            file = getattr(processor, "file", None)  # MkDocs: mkdocs.structure.files.File
            if source := getattr(file, "abs_src_path", None):
                return _relative(Path(source))
            config, page = getattr(processor, "config", None), getattr(processor, "page", None)  # Zensical: its context
            if isinstance(config, dict) and (path := getattr(page, "path", None)):
                return _relative(_docs(config) / path)
    return None


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


def address(page: Path) -> str:
    """The address of ``docs/….md`` from the site's root: ``mecanismes/lock/``; nothing for the home page."""
    found = page.relative_to("docs").with_suffix("").as_posix()
    found = "" if found == "index" else found.removesuffix("/index")
    return found + "/" * bool(found)


def up_from(page: Path) -> str:
    """The address of the site's root from the page rendered at ``docs/…``, as a prefix: ``../../`` from ``docs/mecanismes/lock.md``.

    Every page is a folder there (``use_directory_urls``), but those called ``index.md``, which are the folder that they are in.
    """
    parts = page.parts[1:]
    return "../" * (len(parts) - (page.name == "index.md"))


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


def _docs(config: dict[str, Any]) -> Path:
    return Path(config.get("docs_dir") or "docs")


def _relative(path: Path) -> Path:
    path = path.resolve()
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
