"""``python -m entrelacs.markdown.apercu``: ``mkdocs serve`` that renders again only the pages that a change concerns.

Rendering the whole course takes some five seconds of processor; an author who saves an example wants to see it in less than two.
MkDocs' own ``--dirty`` compares a page with its Markdown file alone; here a page also depends on every file that it includes or
proves. What cannot be told apart (configuration, extensions, glossary) renders everything again. Publication
(``mkdocs build``) never goes through this.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.__main__ import cli
from mkdocs.structure.files import File

# A path of the project, wherever the page names it: include, proof, drawing.
_NAMED = re.compile(r"\b(?:exemples|docs)/[\w./-]+\w")
# Shared by all pages: the glossary gives each its tooltips.
_SHARED = ("mkdocs.yml", "src", "docs/memo/glossaire.md")

_own_is_modified = File.is_modified


def sources(page: Path, text: str) -> Iterator[Path]:
    """Yield the files, besides ``page``, that its rendering depends on; a generated register depends on every page."""
    for shared in _SHARED:
        yield from Path(shared).rglob("*") if Path(shared).is_dir() else (Path(shared),)
    for name in _NAMED.findall(text):
        yield Path(name)
    if re.search(r"^///\s*registre\b", text, re.MULTILINE):
        yield from page.parents[1].rglob("*.md")


def newer(rendered: float, page: Path) -> bool:
    """Whether one of the sources of ``page`` was changed after the moment ``rendered``."""
    found = sources(page, page.read_text(encoding="utf-8"))
    return any(path.stat().st_mtime > rendered for path in found if path.is_file() and "__pycache__" not in path.parts)


def _is_modified(file: File) -> bool:
    # One answer per build: a file saved meanwhile must not be read as unchanged and written as changed.
    answer = getattr(file, "entrelacs_modified", None)
    if answer is None:
        answer = _own_is_modified(file)
        if not answer and file.is_documentation_page() and file.abs_src_path:
            answer = newer(Path(file.abs_dest_path).stat().st_mtime, Path(file.abs_src_path))
        file.entrelacs_modified = answer
    return answer


def main(arguments: list[str]) -> None:
    """Serve the site; ``arguments`` are those of ``mkdocs serve``."""
    File.is_modified = _is_modified
    # What MkDocs warns of, pages left behind by a change elsewhere, is what the line above repairs.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in str(record.msg))
    cli(["serve", "--dirty", *arguments], prog_name="mkdocs")


if __name__ == "__main__":
    main(sys.argv[1:])
