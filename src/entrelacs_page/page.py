"""Which page is being rendered, under MkDocs and under Zensical, of which site, and how an error stops their build."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

try:  # MkDocs prints this exception as one message, without a traceback
    from mkdocs.exceptions import BuildError as _Stop
except ImportError:  # Zensical alone: any exception stops the page
    _Stop = Exception  # type: ignore[assignment, misc]  # one of the two, and a page never sees both


class PageError(_Stop):
    """A page that cannot be built; the message (French) begins with ``page:line``."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site is: ``root``, the folder of ``mkdocs.yml`` (empty when one works there); its pages, from there; how they are addressed."""

    root: Path = Path()
    docs: Path = Path("docs")
    folders: bool = True  # use_directory_urls

    def address(self, page: Path) -> str:
        """The address of ``page`` (``docs/….md``) from the site's root: ``mecanismes/lock/``; nothing for the home page."""
        place = page.relative_to(self.docs)
        if place.stem in ("index", "README"):
            place = place.parent / "index"
        if not self.folders:
            return place.with_suffix(".html").as_posix()
        found = place.with_suffix("").as_posix()
        found = "" if found == "index" else found.removesuffix("/index")
        return found + "/" * bool(found)

    def up_from(self, page: Path) -> str:
        """The address of the site's root from ``page``, as a prefix: ``../../`` from ``docs/mecanismes/lock.md``."""
        return "../" * self.address(page).count("/")


def current_page(md: Markdown) -> Path | None:
    """Return the path of the page that ``md`` renders, relative to the folder of ``mkdocs.yml`` when it lies below it.

    With a bare ``markdown.Markdown``, that renders no page, the answer is None.
    """
    return next((_below(root, path) for path, root, _ in _rendered(md)), None)


def site_of(md: Markdown) -> Site:
    """Return the site whose page ``md`` renders; one whose ``mkdocs.yml`` would be here, with a bare ``markdown.Markdown``."""
    for _, root, config in _rendered(md):
        docs = _below(root, root / str(config.get("docs_dir") or "docs"))
        return Site(_below(Path.cwd(), root), docs, bool(config.get("use_directory_urls", True)))
    return Site()


def _rendered(md: Markdown) -> Iterator[tuple[Path, Path, Mapping[str, Any]]]:
    """Yield the page that ``md`` renders, the folder of its site and the settings: two kinds of processor know them."""
    for registry in (md.treeprocessors, md.preprocessors):
        for processor in registry:
            file, config, page = (getattr(processor, name, None) for name in ("file", "config", "page"))
            if source := getattr(file, "abs_src_path", None):  # MkDocs: mkdocs.structure.files.File
                settings = config if isinstance(config, Mapping) else {}
                yield Path(source), Path(settings.get("config_file_path") or "mkdocs.yml").parent.resolve(), settings
            elif isinstance(config, dict) and (path := getattr(page, "path", None)):  # Zensical: its context
                root = Path(config.get("root_dir") or "").resolve()
                yield root / str(config.get("docs_dir") or "docs") / path, root, config


def _below(root: Path, path: Path) -> Path:
    """``path`` from ``root``, or as it is when it lies elsewhere."""
    path = path.resolve()
    return Path(os.path.relpath(path, root)) if path.is_relative_to(root) else path
