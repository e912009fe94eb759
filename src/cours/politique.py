"""What a page may load, run and ask for: a Content-Security-Policy, in a ``<meta>`` of each page.

Static hosts seldom let one choose the headers of a response; a ``<meta>`` travels with the page, to any host and to a disk. The
theme writes a few scripts in the page itself: each is allowed by its hash, computed on the page as it is published, so that a
script that someone else got into it does not run.

MkDocs applies it as a hook (``hooks`` of ``mkdocs.yml``). Zensical has no hooks: ``python -m cours.politique FOLDER`` does the same to
the site that it has built.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|type)\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_RUN = ("", "module", "text/javascript")
"""The types of what a browser runs; any other is data, which no policy looks at."""
_CHARSET = '<meta charset="utf-8">'
_WORKSHOP = re.compile(r'<div class="atelier"')
_served = False


def inline_scripts(page: str) -> Iterator[str]:
    """Yield the text of the scripts that `page` holds and a browser would run."""
    for attributes, text in _SCRIPT.findall(page):
        known = {name.lower(): value.lower() for name, value in _ATTRIBUTE.findall(attributes)}
        if "src" not in known and known.get("type", "") in _RUN:
            yield text


def policy(page: str, *, served: bool = False) -> str:
    """Return what `page` needs, and nothing else.

    Styles written in an element are allowed: Markdown aligns the cells of its tables so, and the editor of the workshop brings its own.
    The workshop's thread of computation is made from an address of the page (``blob:``), because it is then held by the page's policy:
    one made from a file would have that of its response, that is none. Firefox loads the next page ahead, under ``default-src``. `served`: the preview adds a script of its own to each page.
    """
    scripts = ["'self'"]
    if served:
        scripts.append("'unsafe-inline'")
    else:
        scripts += sorted({f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline_scripts(page)})
    workers = ["'self'"]
    if _WORKSHOP.search(page):
        scripts.append("'wasm-unsafe-eval'")
        workers.append("blob:")
    directives = {
        "default-src": ["'self'"], "script-src": scripts, "style-src": ["'self'", "'unsafe-inline'"], "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"], "worker-src": workers, "frame-src": ["'none'"], "object-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'none'"],
    }  # fmt: skip
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def protect(page: str, *, served: bool = False) -> str:
    """Return `page` with its policy, before anything that it loads."""
    if _CHARSET not in page:
        raise ValueError("a page without the place where its policy goes")
    return page.replace(_CHARSET, f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy(page, served=served)}">', 1)


# ---- MkDocs ---------------------------------------------------------------------------------------------------------


def on_startup(command: str, **_: Any) -> None:
    global _served
    _served = command == "serve"


def on_post_page(output: str, **_: Any) -> str:
    return protect(output, served=_served)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    return protect(output_content, served=_served) if template_name.endswith(".html") else output_content


# ---- Zensical -------------------------------------------------------------------------------------------------------


def main(folder: Path) -> None:
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        if 'http-equiv="Content-Security-Policy"' not in page:
            path.write_text(protect(page), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
