"""What a test claims of all the runs of a program, and what an exploration answers.

An end is told by what stands for it: a text, all that a run that ends well prints (the end of its last line does not count); a
regular expression (``re.compile(…)``) that matches the whole of it; an exception class, that nobody catches (exactly this class, by its
name); `DEADLOCK`; `LIVELOCK`. Without a word, no failure is possible, and anything may be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..answer.wanted import WantedOutput
from ..results import Exploration, Failure, FailureKind, Outcome, Schedule
from ..telling.language import say
from ..telling.report import Where, describe
from ..telling.sentences import called


@dataclass(frozen=True)
class Ending:
    """A failure that is not an exception."""

    kind: FailureKind

    def __repr__(self) -> str:
        return self.kind.upper()


DEADLOCK = Ending("deadlock")
"""Threads, or tasks, wait for each other for ever."""
LIVELOCK = Ending("livelock")
"""They turn in circles for ever: no run from there ends."""
End = str | re.Pattern[str] | type[BaseException] | Ending


@dataclass(frozen=True)
class Claim:
    """What is claimed of a program."""

    outcomes: tuple[End, ...] | None = None
    """All its ends, and nothing but them."""
    possible: tuple[End, ...] = ()
    """Ends that it can come to."""
    never: tuple[End, ...] = ()
    """Ends that it cannot come to."""

    def announced(self) -> tuple[End, ...]:
        return (*(self.outcomes or ()), *self.possible)


@dataclass(frozen=True)
class Problem:
    """What is not as it was claimed; the schedule shows it, when there is something to be shown."""

    sentence: str
    schedule: Schedule | None = None


def read_claim(outcomes: object = None, possible: object = None, never: object = None) -> Claim:
    """A claim, as a test writes it: each part is an end, or several. Raises ``TypeError`` or ``ValueError``, with what to write."""
    parts = {"outcomes": _ends("outcomes", outcomes), "possible": _ends("possible", possible), "never": _ends("never", never)}
    for name, others in (("never", ("outcomes", "possible")),):
        for other in others:
            both = [end for end in parts[name] or () if end in (parts[other] or ())]
            if both:
                raise ValueError(say("{} est à la fois dans {} et dans {} : retirez-le de l'un des deux", shown(both[0]), name, other))
    if parts["outcomes"] == ():
        raise ValueError(say("outcomes est vide : nommez toutes les fins du programme, ou retirez-le"))
    return Claim(parts["outcomes"], parts["possible"] or (), parts["never"] or ())


def _ends(name: str, given: object) -> tuple[End, ...] | None:
    if given is None:
        return None
    several = given if isinstance(given, Iterable) and not isinstance(given, str) else (given,)
    ends = tuple(several)
    for end in ends:
        good = isinstance(end, str | re.Pattern | Ending) or isinstance(end, type) and issubclass(end, BaseException)
        if not good:
            raise TypeError(
                say("{} : {} n'est pas une fin ; on attend un texte affiché, re.compile(…), une classe d'exception, entrelacs.DEADLOCK ou entrelacs.LIVELOCK", name, repr(end))
            )
    return ends


def shown(end: End) -> str:
    """An end, as one reads it."""
    match end:
        case str():
            return say("« {} »", end.rstrip("\n")) if end.strip() else say("rien d'affiché")
        case re.Pattern():
            return say("ce que décrit « {} »", end.pattern)
        case Ending():
            return called(end.kind)
    return say("exception {}", end.__name__)


def matches(end: End, outcome: Outcome | None, failure: Failure | None) -> bool:
    """Whether a run that printed `outcome`, or that went wrong so, comes to this end."""
    match end:
        case str():
            return outcome is not None and WantedOutput(output=end.rstrip("\n")).matches(outcome.output)
        case re.Pattern():
            return outcome is not None and end.fullmatch(outcome.output.rstrip("\n")) is not None
        case Ending():
            return failure is not None and failure.kind == end.kind
    return failure is not None and failure.exception == end.__name__


def problems(claim: Claim, found: Exploration, where: Where | None = None) -> list[Problem]:
    """All that is not as claimed, in what was found; what can be shown first, the shortest first."""
    shown_problems: list[Problem] = []
    good = [outcome for outcome in found.outcomes if outcome.failure is None]
    for failure in found.failures:
        if any(matches(end, None, failure) for end in claim.never):
            shown_problems.append(Problem(say("trouvé, et exclu par never : {}", describe(failure, where)), failure.schedule))
        elif not any(matches(end, None, failure) for end in claim.announced()):
            found_so = "trouvé, et annoncé nulle part : {}" if claim.announced() else "trouvé : {}"
            shown_problems.append(Problem(say(found_so, describe(failure, where)), failure.schedule))
    for outcome in good:
        if any(matches(end, outcome, None) for end in claim.never):
            shown_problems.append(Problem(say("trouvé, et exclu par never : {}", shown(outcome.output)), outcome.schedule))
        elif claim.outcomes is not None and not any(matches(end, outcome, None) for end in claim.announced()):
            shown_problems.append(Problem(say("trouvé, et absent de outcomes : {}", shown(outcome.output)), outcome.schedule))
    shown_problems.sort(key=lambda problem: len(problem.schedule or ()))
    return shown_problems + [Problem(say("atteint par aucun ordonnancement : {}", shown(end))) for end in missing(claim, found)]


def missing(claim: Claim, found: Exploration) -> list[End]:
    """The ends that were announced, and that nothing came to."""
    good = [outcome for outcome in found.outcomes if outcome.failure is None]
    return [
        end
        for end in dict.fromkeys(claim.announced())
        if not any(matches(end, outcome, None) for outcome in good) and not any(matches(end, None, failure) for failure in found.failures)
    ]
