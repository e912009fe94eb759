"""What a reader may ask of a page, and mostly does not, is not in the page: files beside it hold that.

- The graph of a player: ``assets/joueur/graphes/….js``, a script that puts it on its own element. It is asked for when the reader comes near
  (``docs/assets/script/approche.js``); a page opened from a disk may load a script, and nothing else. The workshop writes its own again.
- A program to download, or to change in the workshop: ``assets/exemples/….py``, without the marks of its sections.

And the sheets that all pages share, which one could ask for, come as one file: a page shows nothing before its last sheet is there.
The menus have an element less for each of their entries: nothing there is cut short by an ellipsis. What is folded is no element (`cours.light`).

Written once the site is: MkDocs applies it as a hook, before the archive of the site. After Zensical: ``python -m cours.on_demand FOLDER``.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import sys
from pathlib import Path
from typing import Any

from cours import files
from cours.inclusion import without_marks
from cours.light import folded
from entrelacs_page.page import PageError

GRAPHS = Path("assets/joueur/graphes")
PROGRAMS = Path("assets/exemples")
_PLAYER = re.compile(r'(<entrelacs-joueur\b[^>]*)><script type="application/json">(.*?)</script>', re.DOTALL)
SHEETS = [f"assets/style/{name}.css" for name in ("identite", "code", "blocs")]
"""Those of ``extra_css`` in ``mkdocs.yml``, in this order; the file that holds them all takes the place of the first."""
TOGETHER = Path("assets/style/cours.css")
_SHEETS = re.compile(r"\s*".join(rf'<link rel="stylesheet" href="((?:\.\./)*|\./|/){re.escape(one)}[^"]*"\s*/?>' for one in SHEETS))
_ENTRY = re.compile(r'<span class="md-ellipsis">\s*((?:(?!</?span|</a>|</label>).)*?)\s*</span>', re.DOTALL)
_NAVIGATION = re.compile(r'<div class="md-sidebar .*?(?=<div class="md-content)', re.DOTALL)
_UNFOLDS = re.compile(r'\s*<script src="[^"]*assets/script/plis\.js[^"]*" defer></script>')
"""What a page whose folds are all short does not need."""
_WORKSHOP = '<div class="atelier"'
_ASKED = re.compile(rf'="(?:\.\./)*(?:{PROGRAMS.as_posix()}/|atelier/#exemple=)([^"#]+\.py)"')


def set_apart(site: Path, root: Path = Path()) -> None:
    """Take the graphs out of the pages of ``site``, and give it the programs of ``root`` that they lead to; done twice, it changes nothing.

    Raises ``PageError`` for a link to a program, or a style sheet, that does not exist.
    """
    absent = [sheet for sheet in SHEETS if not (site / sheet).is_file()]
    if absent:
        raise PageError(f"la feuille de style « docs/{absent[0]} » n'existe pas : remettez-la, ou retirez-la de mkdocs.yml et de {Path(__file__).name}.")
    whole = "".join((site / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    files.write(site / TOGETHER, re.sub(r"/\*.*?\*/\n*", "", whole, flags=re.DOTALL).encode())
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        up = posixpath.relpath(GRAPHS.as_posix(), page.parent.relative_to(site).as_posix())

        def graph_apart(found: re.Match[str], up: str = up) -> str:
            data = found[2].encode()
            name = f"{hashlib.sha256(data).hexdigest()[:12]}.js"
            files.write(site / GRAPHS / name, b"document.currentScript.graphe = " + data + b";\n")
            return f'{found[1]} data-graphe="{up}/{name}">'

        lighter = text if _WORKSHOP in text else _PLAYER.sub(graph_apart, text)
        lighter = _SHEETS.sub(rf'<link rel="stylesheet" href="\1{TOGETHER.as_posix()}">', lighter)
        lighter = folded(_NAVIGATION.sub(lambda menus: _ENTRY.sub(r"\1", menus[0]), lighter))
        if "<noscript>" not in lighter:
            lighter = _UNFOLDS.sub("", lighter)
        if lighter != text:
            page.write_text(lighter, encoding="utf-8", newline="\n")
        for path in sorted(set(_ASKED.findall(text))):
            program = root / "exemples" / path
            if not program.is_file():
                raise PageError(f"{page.relative_to(site)} : un lien mène au programme « {program} », qui n'existe pas.")
            files.write(site / PROGRAMS / path, without_marks(program).encode())


def on_post_build(config: Any, **_: Any) -> None:
    """MkDocs: the site is written."""
    set_apart(Path(config.site_dir))


if __name__ == "__main__":
    set_apart(Path(sys.argv[1]))
