"""`check`: a function of a project, explored with all that it needs, and judged.

In: the function, what is claimed of it (`claims`), what is said of the modules that it imports (`bundle.Given`). Out: the `Exploration`
of the program made of them, whose lines are those of its text. What does not hold raises `Refuted`, with the shortest way to it; what was
not answered raises `Undecided`, and never passes for a success.
"""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType
from typing import Any

from .. import api
from ..bounds.limits import LIMITS, Limits
from ..results import Exploration
from ..telling.language import said, say
from .bundle import Bundle, Given, bundle, join
from .claims import read_claim
from .inquiry import Inquiry, Report, Undecided, quiet, refused
from .sources import Unjoinable

SEVERAL = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


@dataclass(frozen=True)
class Session:
    """What whoever runs the tests asks of each `check`."""

    token: str | None = None
    """To be replayed by the check that it is of."""
    real: bool = False
    report: Report | None = None
    again: Callable[[str], str] | None = None
    """How a token is replayed, as one types it."""
    used: list[str] = field(default_factory=list)
    """The functions that have replayed the token."""


session = Session()


@contextlib.contextmanager
def joining(name: str) -> Iterator[None]:
    """Tell as `Undecided` what cannot be put in one program."""
    try:
        with quiet():
            yield
    except Unjoinable as refusal:
        place = refusal.file, refusal.line
        raise Undecided(refused(said(refusal.reason), place if refusal.line else (refusal.file, 1), name)) from None


def limited(max_states: int | None, seconds: float | None) -> Limits:
    """The limits of a search. Raises ``ValueError``."""
    for name, value in (("max_states", max_states), ("seconds", seconds)):
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or value <= 0):
            raise ValueError(say("{} : un nombre positif est attendu, pas {}", name, repr(value)))
    most = LIMITS.states if max_states is None else max_states
    return Limits(states=most, seconds=seconds)


def listed(given: str | Collection[str]) -> tuple[str, ...]:
    """Names, one or several."""
    return (given,) if isinstance(given, str) else tuple(given)


def _made(function: Any, given: Given) -> tuple[str, Bundle]:
    """The program of a function, or of a file, and what it is called. Raises ``TypeError`` or `Undecided`."""
    if isinstance(function, str | Path):
        file = Path(function)
        with joining(file.name):
            return file.name, join(file, given)
    if not isinstance(function, FunctionType) or "." in function.__qualname__ or function.__name__ == "<lambda>":
        raise TypeError(say("check attend une fonction définie à la première colonne d'un fichier, pas {}", repr(function)))
    if any(parameter.default is parameter.empty and parameter.kind not in SEVERAL for parameter in inspect.signature(function).parameters.values()):
        raise TypeError(say("{} prend des paramètres : check attend une fonction qui s'appelle sans rien", function.__name__))
    file = Path(function.__code__.co_filename)
    name = f"{file.name}::{function.__name__}"
    with joining(name):
        return name, bundle(file, function.__name__, "", given, module=None if function.__module__ == "__main__" else function.__module__)


def check(
    function: Callable[..., Any] | str | Path,
    *,
    outcomes: object = None,
    possible: object = None,
    never: object = None,
    max_states: int | None = None,
    seconds: float | None = None,
    wakeups: api.Wakeups = "documented",
    pure: str | Collection[str] = (),
    without: str | Collection[str] = (),
    follow: str | Collection[str] = (),
    replay: str | None = None,
    real: bool = False,
) -> Exploration | None:
    """Explore every interleaving of a function, with all that it needs in its project, and check what is claimed of it.

    Args:
        function: A function that takes no argument, defined once at the top of a file; ``async def`` is run by ``asyncio.run``. Or the path of a
            program, of as many files as it imports.
        outcomes: All its ends, and nothing but them: texts that it prints, ``re.compile(…)``, exception classes, `DEADLOCK`, `LIVELOCK`; one of
            them, or several.
        possible: Ends that it must be able to come to. A failure that is named here, or in `outcomes`, is allowed; any other is wrong.
        never: Ends that it must never come to.
        max_states, seconds, wakeups: As for `explore`.
        pure: A module, or several, that only compute, on your word: used as they are, each call in one step.
        without: Modules of the project that are not executed, on your word: nothing of what is explored needs them.
        follow: Installed packages that belong to the project: followed like it.
        replay: A token that a failure has given: that schedule alone is executed, and printed.
        real: With `replay`, on the real threads of this Python.

    Returns:
        What was found; its lines are those of the program that was made. Of a replay, None.

    Raises:
        Refuted: (an ``AssertionError``) something does not hold.
        Undecided: a limit was reached, or something cannot be explored.
        TypeError, ValueError: what is asked cannot be read.
    """
    claim = read_claim(outcomes, possible, never)
    most = limited(max_states, seconds)
    name, made = _made(function, Given(listed(pure), listed(without), listed(follow)))
    __tracebackhide__ = True
    asked = Inquiry(name, made, claim, most, wakeups, report=session.report)
    if session.again is not None:
        asked.again = session.again
    if replay is None and session.token is not None and session.token.partition("-")[0] == made.digest:
        replay, real = session.token, session.real
        session.used.append(name)
    if replay is None:
        return asked.explore()
    print(asked.replay_for_real(replay) if real else asked.replay(replay))
    return None
