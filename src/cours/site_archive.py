"""The whole site as an archive to unpack and to read from a disk, without a network: what a classroom has.

On a disk a folder is no page: a browser would list it.  So each link to a page of the site ends here with ``index.html``; the search, which
asks for no file there but scripts, does the same (``docs/assets/recherche``).  What is for machines alone stays out.  The workshop wants a
server: ``servir.py`` is one, in Python alone, that tells the types of its files by itself (Windows would take them from its registry).

MkDocs applies it as a hook, after all the others; the preview makes it once.  After Zensical: ``python -m cours.site_archive FOLDER``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from cours import files
from entrelacs_page.page import PageError

ARCHIVE = Path("assets/sources/verrous-python-site.zip")
"""Where it is in the site."""
FOLDER = "verrous-python-site"
_LEFT_OUT = frozenset({"404.html", "robots.txt", "sitemap.xml.gz", ARCHIVE.as_posix()})  # the theme asks for the other map
_LINK = re.compile(r"""(<[a-z][^<>]*?\s(?:href|data-suite)=")([^"]*)(")""")
_made = _served = False


def disk_link(link: str, page: Path, site: Path) -> str:
    """Return where ``link``, in the page at ``page``, leads when ``site`` is on a disk: the file of a page, not its folder.

    Raises ``PageError`` for a link that leads to no page of the site.
    """
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]  # it matches anything
    found = urlsplit(link)
    if found.scheme or found.netloc or not path or path.startswith("/"):
        return link
    target = page.parent / unquote(path)
    if not target.is_dir():
        return link
    if not (target / "index.html").is_file():
        raise PageError(f"{page.relative_to(site)} : « {link} » est un dossier sans page.")
    return f"{path.rstrip('/')}/index.html{mark}{rest}"


def held(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the archive: those of ``site``, pages with links that hold on a disk, what serves them, how to begin."""
    here = Path(__file__).parent
    yield "LISEZMOI.txt", (here / "LISEZMOI-site.txt").read_bytes()
    yield "servir.py", (here / "servir.py").read_bytes()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name in _LEFT_OUT or name.endswith(".map"):
            continue
        data = path.read_bytes()
        if path.suffix == ".html":
            page = path  # for the function below, that is called at once
            text = _LINK.sub(lambda found: found[1] + disk_link(found[2], page, site) + found[3], data.decode())  # noqa: B023
            data = text.encode()
        yield name, data


def make(site: Path) -> None:
    """Write the archive of ``site`` in it, unless it holds these very files already."""
    within = {f"{FOLDER}/{name}": data for name, data in held(site)}
    files.archive(site / ARCHIVE, within)


# ---- MkDocs ---------------------------------------------------------------------------------------------------------


def on_startup(command: str, **_: Any) -> None:
    global _served
    _served = command == "serve"


def on_post_build(config: Any, **_: Any) -> None:
    global _made
    if not (_served and _made):  # a link of the preview is not dead, and saving a page stays quick
        make(Path(config.site_dir))
        _made = True


# ---- Zensical -------------------------------------------------------------------------------------------------------

if __name__ == "__main__":
    make(Path(sys.argv[1]))
