"""What may be asked of a player: what is said of each outcome, and what the reader has to bring about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """What the page says of one outcome: a printed ``output``, or a ``failure`` of this kind (its French genre)."""

    status: str = ""
    sentence: str = ""
    output: str | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to the question that follows a goal."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True, slots=True)
class Goal:
    """What the reader is asked to bring about.

    ``reach`` names the ends that will do: an exact printed output, or a genre of failure (``interblocage``, ``exception``,
    ``interblocage actif``).  ``question`` and ``choices`` are asked once the goal is reached ("which repair?").
    """

    text: str
    reach: tuple[str, ...]
    question: str = ""
    choices: tuple[Choice, ...] = ()
