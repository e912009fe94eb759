"""The files that a page with a card or a player loads, as they are sent."""

from __future__ import annotations

from pathlib import Path


def asset(name: str) -> str:
    """Return the text of the file of this folder called ``name``."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
