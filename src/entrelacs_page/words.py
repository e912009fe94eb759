"""The words of cards, of reports and of the player: French, as they are written, and their English (``english.toml``).

The language is that of `entrelacs.telling.language`, that says what happens in the programs.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

from entrelacs.telling import english
from entrelacs.telling.language import language
from entrelacs.telling.sentences import percent

CATALOGUE = Path(__file__).with_name("english.toml")
NOUNS = english.NOUNS | {"pas": ("step", "steps")}
_QUOTED = re.compile(r"«[ \u00a0](.*?)[ \u00a0]»")


def say(template: str, *values: object) -> str:
    """A text of ours, its ``{}`` filled with ``values``. Raises ``KeyError`` when it has no English."""
    return (template if language() == "fr" else catalogue()["words"][template]).format(*values)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """``words``: the English of each template of this package; ``player``: that of each piece of the player's scripts."""
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


def quantity(number: int, singular: str, plural: str | None = None) -> str:
    """Return ``number`` and its noun: « 1 état », « 12 600 états », « environ 3,2 × 10¹⁵ ordonnancements »; “12,600 states”."""
    french = language() == "fr"
    if french or not singular:
        noun = singular if number < 2 else plural or f"{singular}s" if singular else ""
    else:
        noun = NOUNS[singular][number != 1]
    if number < 10**9:
        return f"{number:,}".replace(",", "\u202f" if french else ",") + f"\u00a0{noun}"
    mantissa, exponent = f"{Decimal(number):.1E}".split("E+")  # a float has no room for the largest
    powers = exponent.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return say("environ {} × 10{}", mantissa.replace(".", ",") if french else mantissa, powers) + f"\u00a0{noun}"


def schedules(number: int | None) -> str:
    """Return the number of schedules in words; None means that the graph has a cycle."""
    return say("un nombre illimité d’ordonnancements") if number is None else quantity(number, "ordonnancement")


def share(probability: float | None) -> str:
    """Return a probability as a percentage, or « jamais » when nothing leads there."""
    if probability is None:
        return say("jamais")
    return percent(probability, digits=1 if 1 <= probability * 100 <= 99 else 2).replace(" ", "\u00a0")


def removed(label: str) -> str:
    """What a mutation takes out: « sans « with verrou » », as `entrelacs.answer.mutations` says it, or in English."""
    if language() == "fr":
        return label
    words = label.replace("sans «", "without «").replace("avec «", "with «").replace("» au lieu de «", "» instead of «")
    return _QUOTED.sub(r"“\1”", words)
