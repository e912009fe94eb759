"""The player of an exploration, as the element that a page holds.

The data are those of ``entrelacs.telling.player``; here they get the colours of Pygments (classes of its standard style) and become
text that is safe inside an HTML ``<script>`` (``graph_to_json``), or the whole element (``player_html``)::

    <link rel="stylesheet" href="…/joueur.css">          (on a page that has a player; or both texts in the page: see ``assets``)
    <script defer src="…/joueur.js"></script>            (likewise; it fetches joueur-partie.js by itself)

    <entrelacs-joueur id="IDENT">
      <script type="application/json">{…}</script>
      <p>What is shown without JavaScript.</p>
    </entrelacs-joueur>
"""

from __future__ import annotations

import ast
import gzip
import html
import json
import re
from collections.abc import Mapping
from typing import Any

from entrelacs.results import Exploration
from entrelacs.telling.player import GraphRefused, graph_to_data

try:
    import pygments
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer
except ImportError:  # a report needs nothing: its code has no colours then
    pygments = None

_PLAYER = re.compile(r'(<entrelacs-joueur\b[^>]*)><script type="application/json">(.*?)</script>', re.DOTALL)
MAX_GZIP = 40_000
"""Most bytes of graph, compressed, that one page may carry."""

def graph_to_json(exploration: Exploration, source: str, **options: Any) -> str:
    """Return ``graph_to_data(…)`` as compact JSON that can stand inside ``<script type="application/json">``.

    ``<``, ``>`` and ``&`` are written as escapes: no text of the program can close the script, and no serializer of HTML or
    XML on the way to the page has anything to change.
    Raises ``GraphRefused`` when the text, compressed, exceeds ``MAX_GZIP``: alone it would overload its page.
    """
    data = graph_to_data(exploration, source, highlight=highlight, **options)
    text = packed(data)
    size = gzip_size(text)
    if size > MAX_GZIP:
        graph = exploration.graph
        raise GraphRefused(
            f"{data['program'] or 'programme'} : le graphe du joueur pèse {size} octets compressé, pour {MAX_GZIP}"
            f" permis par page ({len(graph.nodes)} états, {len(graph.edges)} transitions)."
            f" Réduisez le programme par « constantes: » ({_reducible(source, exploration.constants)}),"
            " ou retirez « joueur: » de ce bloc ou d'un autre de la page."
        )
    return text


def packed(data: Mapping[str, Any]) -> str:
    """Return ``data`` as compact JSON that can stand inside ``<script type="application/json">``."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def highlight(source: str) -> str:
    """Return ``source`` as HTML, line for line."""
    if pygments is None:
        return html.escape(source)
    text = pygments.highlight(source, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True))
    # Unquoted attributes and bare blanks are the same HTML in fewer bytes.
    text = re.sub(r'<span class="w">( *)</span>', r"\1", text)
    return re.sub(r'<span class="(\w+)">', r"<span class=\1>", text)


def player_html(text: str, ident: str, fallback: str, **more: str) -> str:
    """Return the element for the JSON ``text`` of ``graph_to_json``; ``fallback`` is plain text for a page without script.

    `more` are its ``data-`` attributes: ``suite``, where the right answer to its question leads, and ``titre``, what that link says.
    """
    told = "".join(f' data-{name}="{html.escape(value)}"' for name, value in more.items())
    return (
        f'<entrelacs-joueur id="{html.escape(ident)}"{told}>'
        f'<script type="application/json">{text}</script>'
        f"<p>{html.escape(fallback, quote=False)}</p></entrelacs-joueur>"
    )


def in_attributes(page: str) -> str:
    """Return ``page`` with the graph of each of its players in ``data-graphe``: neither a search nor a theme reads there.

    A search may take a script for words, and ``navigation.instant`` of Material runs whatever is a script, data too.
    """
    return _PLAYER.sub(lambda found: f"{found[1]} data-graphe='{found[2].replace(chr(39), '&#39;')}'>", page)


def gzip_size(text: str) -> int:
    """Return the number of bytes of ``text`` once compressed as a web server would."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


def _reducible(source: str, constants: Mapping[str, Any]) -> str:
    """Name the constants of the program that could be made smaller, with the value explored."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, int):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id.isupper():
                    found[target.id] = node.value.value
    found |= {name: value for name, value in constants.items() if isinstance(value, int)}
    return ", ".join(f"{name} vaut {value}" for name, value in found.items()) or "aucune constante en capitales n'y est définie"
