"""The style sheets and scripts of cards and players, as files, or as texts that a page holds."""

from __future__ import annotations

import re
from pathlib import Path


def asset(name: str) -> str:
    """Return the text of the file of this folder called ``name``."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def style(*, player: bool) -> str:
    """Return what a ``<style>`` holds on a page outside of the course: that of cards, and of players if it has one."""
    sheets = [asset(name) for name in ("preuve.css", "joueur.css", "ailleurs.css") if player or name != "joueur.css"]
    return re.sub(r"/\*.*?\*/\s*", "", "".join(sheets), flags=re.DOTALL)


def script() -> str:
    """Return what a ``<script>`` holds, after the players of its page: both files, once, however often a theme runs it again."""
    return f'if (!customElements.get("entrelacs-joueur")) {{\n{asset("joueur.js")}{asset("joueur-partie.js")}}}\n'
