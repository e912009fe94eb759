"""The style sheets and scripts of cards and players, as files, or as texts that a page holds."""

from __future__ import annotations

import re
from pathlib import Path

from entrelacs.telling.language import language
from entrelacs_page.words import catalogue

_START = """\
customElements.get("entrelacs-joueur").rest ??= Promise.resolve();
for (const player of document.querySelectorAll("entrelacs-joueur[data-graphe]:not(.ej)")) player.start(JSON.parse(player.dataset.graphe));
"""


def asset(name: str) -> str:
    """Return the text of the file of this folder called ``name``."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def style(*, player: bool) -> str:
    """Return what a ``<style>`` holds on a page outside of the course: that of cards, and of players if it has one."""
    sheets = [asset(name) for name in ("preuve.css", "joueur.css", "ailleurs.css") if player or name != "joueur.css"]
    found = re.sub(r"/\*.*?\*/\s*", "", "".join(sheets), flags=re.DOTALL)
    return found if language() == "fr" else found.replace('" au hasard"', '" at random"')


def script() -> str:
    """Return what a ``<script>`` holds, after the players of its page: both files, and what starts those whose graph is in an attribute.

    A theme that replaces a page in place runs it again: the element is known already, the players are new.  In English, their words are replaced. Raises ``ValueError`` when they no longer say what the catalogue has.
    """
    found = asset("joueur.js") + asset("joueur-partie.js")
    if language() == "en":
        for piece, english in sorted(catalogue()["player"].items(), key=lambda pair: -len(pair[0])):
            if piece not in found:
                raise ValueError(f"english.toml : les scripts du joueur ne disent plus « {piece} » ; corrigez la clé, ou ôtez-la.")
            found = found.replace(piece, english)
    return f'if (!customElements.get("entrelacs-joueur")) {{\n{found}}}\n{_START}'
