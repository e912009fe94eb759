"""In which language the explorer speaks: French, in which all that it says is written, or English.

``english.toml`` is the catalogue: each template of the source, as it is written there with ``{}`` for every value, and its English,
where ``{0}`` is the first of them and ``{0:said}`` the first of them in English too.  `say` is for who writes a text, `said` for a text
that comes from below, already made: a refusal, the reason of an end.  `tests/entrelacs/test_language.py` reads the whole source for
what has no English.
"""

from __future__ import annotations

import locale
import os
import re
import string
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

Language = Literal["fr", "en"]
VARIABLE = "ENTRELACS_LANGUE"
"""The variable of the environment that chooses; processes that we start inherit it."""
CATALOGUE = Path(__file__).with_name("english.toml")
HOLE = "{}"
WRITTEN = ("telling", "command", "__main__")
"""The sections of what only `say` says: nothing from below is looked for there."""
LANGUAGES: tuple[Language, ...] = ("fr", "en")


def speak(language: Language) -> None:
    """Choose the language of this process, and of those that it starts. Raises ``ValueError`` for another than ``fr`` and ``en``."""
    if language not in LANGUAGES:
        raise ValueError(f"langue inconnue : « {language} » (fr ou en)")
    os.environ[VARIABLE] = language


def language() -> Language:
    """The language chosen by `speak`, or by the environment; otherwise that of the locale: French, or English for all others."""
    return known(os.environ.get(VARIABLE)) or _of_locale()


def known(name: str | None) -> Language | None:
    """`name`, if it is that of a language."""
    return "fr" if name == "fr" else "en" if name == "en" else None


@cache
def _of_locale() -> Language:
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), None) or locale.getlocale()[0] or ""
    return "fr" if name.lower().startswith("fr") else "en"


def say(template: str, *values: object) -> str:
    """A text of ours, its ``{}`` filled with `values`. Raises ``KeyError`` when it has no English."""
    return template.format(*values) if language() == "fr" else _fill(_english()[template], values)


def said(text: str) -> str:
    """A text that was made below, in French: as it is, or its English. What is in no template comes back as it is."""
    return text if language() == "fr" else _translated(text)


@lru_cache(10_000)
def _translated(text: str) -> str:
    covered, english = _best(text)
    return english if covered else text


def _best(text: str) -> tuple[int, str]:
    """The English of `text`, by the templates whose own words cover most of it; how many characters they do: 0, when none fits."""
    covered, best = 0, text
    for template in _patterns():
        if found := template.pattern.fullmatch(text):
            inner = template.own + sum(_best(found[hole + 1])[0] for hole in template.said)
            if inner > covered:
                covered, best = inner, _fill(template.english, found.groups())
    return covered, best


class _Filler(string.Formatter):
    """Fills a template; ``{0:said}`` says its value in English."""

    def format_field(self, value: Any, format_spec: str) -> str:
        return said(str(value)) if format_spec == "said" else str(super().format_field(value, format_spec))


_FILLER = _Filler()


def _fill(english: str, values: Sequence[object]) -> str:
    return _FILLER.vformat(english, values, {})


@cache
def _english() -> dict[str, str]:
    """The catalogue, by French templates."""
    return {french: english for table in catalogue().values() for french, english in table.items()}


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """The whole of it, by sections: the folders of the source."""
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


class _Template(NamedTuple):
    """A line of the catalogue, to be found again in what it has become."""

    pattern: re.Pattern[str]
    english: str
    own: int
    """The length of its own words."""
    said: tuple[int, ...]
    """Its values that are said in English too."""


@cache
def _patterns() -> list[_Template]:
    found = []
    for french, english in (pair for section, table in catalogue().items() if section not in WRITTEN for pair in table.items()):
        pattern = re.compile("(.*?)".join(map(re.escape, french.split(HOLE))), re.DOTALL)
        inner = tuple(int(hole) for hole in re.findall(r"{(\d+):said}", english))
        found.append(_Template(pattern, english, len(french.replace(HOLE, "")), inner))
    return found
