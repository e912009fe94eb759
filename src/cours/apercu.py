"""``python -m cours.apercu``: ``mkdocs serve`` that renders again only the pages that a change concerns.

Rendering the whole course takes some five seconds of processor; an author who saves an example wants to see it in less than two.
MkDocs' own ``--dirty`` compares a page with its Markdown file alone; here a page also depends on every file that it includes or
proves. What cannot be told apart (configuration, extensions, glossary) renders everything again. Publication
(``mkdocs build``) never goes through this.

A page that no longer builds is said in the browser too, where MkDocs would leave the reader waiting; correcting it brings the page
back.
"""

from __future__ import annotations

import html
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import mkdocs.commands.serve
from mkdocs.__main__ import cli
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File

from cours import exercise_data

# A path of the project, wherever the page names it: include, proof, drawing.
_NAMED = re.compile(r"\b(?:exemples|docs)/[\w./-]+\w")
# Shared by all pages: the glossary gives each its tooltips.
_SHARED = ("mkdocs.yml", "src", "docs/memo/glossaire.md")

_own_is_modified = File.is_modified


def sources(page: Path, text: str) -> Iterator[Path]:
    """Yield the files, besides ``page``, that its rendering depends on; a generated table depends on every page."""
    for shared in _SHARED:
        yield from Path(shared).rglob("*") if Path(shared).is_dir() else (Path(shared),)
    for name in _NAMED.findall(text):
        yield Path(name)
    for name in re.findall(r"^ */// +(?:exercice|questions) *\| *([\w./-]+)", text, re.MULTILINE):
        yield from (exercise_data.FOLDER / name).rglob("*")
    if re.search(r"^///\s*archive\b", text, re.MULTILINE):
        yield from Path("exemples").rglob("*")
    if re.search(r"^///\s*(registre|exercices)\b", text, re.MULTILINE):
        yield from page.parents[1].rglob("*.md")
        yield from exercise_data.FOLDER.rglob("*.toml")


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
        vars(file)["entrelacs_modified"] = answer
    return answer


class _Server(LiveReloadServer):
    """MkDocs' own server, that shows why the last build failed until one succeeds."""

    def __init__(self, builder: Callable[[], None], **options: Any) -> None:
        super().__init__(lambda: self._attempt(builder), **options)
        self.failure: str | None = None

    def _attempt(self, builder: Callable[[], None]) -> None:
        try:
            builder()
        except (Exception, Abort) as error:  # MkDocs has printed a fault of a page and raises Abort from it
            cause = error.__context__ if isinstance(error, Abort) and error.__context__ else error
            self.failure = str(cause) or repr(cause)
            logging.getLogger("mkdocs").error(
                "La page montre l'erreur ; corrigez puis enregistrez.", exc_info=None if cause is not error else error
            )
        else:
            self.failure = None

    def _serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes] | None:
        if self.failure is None or not environ["PATH_INFO"].endswith(("/", ".html")):
            return super()._serve_request(environ, start_response)
        start_response("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
        page = (
            '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Erreur</title><body style="margin:3em;font-family:sans-serif">'
            f'<h1>Le site ne se construit plus</h1><pre style="white-space:pre-wrap">{html.escape(self.failure)}</pre>'
            "<p>Corrigez puis enregistrez : la page revient d’elle-même.</p></body></html>"
        )
        return [self._inject_js_into_html(page.encode(), self._visible_epoch)]


def main(arguments: list[str]) -> None:
    """Serve the site; ``arguments`` are those of ``mkdocs serve``."""
    File.is_modified = _is_modified  # type: ignore[assignment, method-assign]  # MkDocs has no other way in
    mkdocs.commands.serve.LiveReloadServer = _Server  # type: ignore[assignment, misc]  # as above
    # What MkDocs warns of, pages left behind by a change elsewhere, is what the line above repairs.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in str(record.msg))
    cli(["serve", "--dirty", *arguments], prog_name="mkdocs")


if __name__ == "__main__":
    main(sys.argv[1:])
