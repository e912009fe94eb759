"""A program that is made, and what is claimed of it: explored and judged, or one of its schedules replayed; and all of it told."""

from __future__ import annotations

import contextlib
import shutil
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .. import api
from ..bounds import limits
from ..bounds.limits import LIMITS, Limits
from ..bounds.refusals import Unsupported
from ..results import Exploration, Outcome, Run, Schedule
from ..telling.language import said, say
from ..telling.report import conditions, describe, table
from ..telling.sentences import count
from .bundle import Bundle
from .claims import Claim, Problem, problems, shown


class Refuted(AssertionError):
    """What was claimed does not hold; the message shows how. `found` and `bundle` are what was explored."""

    found: Exploration
    bundle: Bundle
    schedule: Schedule | None = None
    """The way that shows it, when there is one."""
    wakeups: api.Wakeups = "documented"


class Undecided(Exception):
    """There is no answer: a limit was reached, something cannot be explored, a token is of another program. The message says what to do."""


Report = Callable[[Refuted, str], str]


@dataclass
class Inquiry:
    """A function to be explored, and all that is asked of it."""

    name: str
    """What the reader calls it: ``test_bank.py::test_transfer``."""
    bundle: Bundle
    claim: Claim
    limits: Limits = LIMITS
    wakeups: api.Wakeups = "documented"
    again: Callable[[str], str] = lambda token: f"check(…, replay={token!r})"
    """How a token is replayed, as one types it."""
    raising: str = "max_states=N"
    """How the limit of states is raised, as one types it."""
    columns: int = field(default_factory=lambda: columns())
    report: Report | None = None
    """Writes what is refuted somewhere, and answers where."""

    def options(self) -> dict[str, Any]:
        """What is searched, for `api`."""
        return {"limits": self.limits, "wakeups": self.wakeups, "pure": self.bundle.pure, "joined": True}

    def where(self, line: int) -> str:
        """A line of the program, in the files of the reader."""
        place = self.bundle.place(line)
        if place is None:
            return say("l. {}", line)
        files = self.bundle.files()
        short = place[0].rpartition("/")[2]
        alone = [file for file in files if file.rpartition("/")[2] == short] == [place[0]]
        return say("l. {}", place[1]) if len(files) == 1 else f"{short if alone else place[0]}:{place[1]}"

    def token(self, schedule: Schedule) -> str:
        """What replays a schedule: it tells another program from this one."""
        return f"{self.bundle.digest}-{schedule}"

    def explore(self) -> Exploration:
        """Explore and judge. Raises `Refuted` or `Undecided`."""
        __tracebackhide__ = True
        with quiet():
            found = api.explore(self.bundle.text, filename=self.name, **self.options())
        wrong = problems(self.claim, found, self.where)
        shown_ones = [problem for problem in wrong if problem.schedule is not None]
        if found.verdict in ("unsupported", "internal"):
            raise Undecided(self.refusal(found))
        if shown_ones or wrong and not found.reason:
            raise self.refuted(found, shown_ones or wrong)
        if found.reason:
            raise Undecided(self.stopped(found))
        return found

    def refuted(self, found: Exploration, wrong: list[Problem]) -> Refuted:
        """What to raise for what does not hold."""
        lines = [problem.sentence for problem in wrong]
        if found.reason:
            lines.append(say("{} : l'exploration s'est arrêtée avant la fin, il peut y en avoir d'autres : {}.", self.name, said(found.reason)))
        else:
            lines.append(say("{} : tous les entrelacements ont été parcourus ({}).", self.name, sizes(found)))
        lines += self.conditions(found)
        schedule = wrong[0].schedule
        if schedule is None:
            lines += ["", say("Toutes les fins trouvées :"), *(f"  {end}" for end in self.ends(found))]
        else:
            lines += ["", *self.path(found.replay(schedule), schedule)]
        error = Refuted("\n".join(lines))
        error.found, error.bundle, error.schedule, error.wakeups = found, self.bundle, schedule, self.wakeups
        if self.report is not None:
            error.args = ("\n".join([*lines, say("Pour le suivre pas à pas : {}", self.report(error, self.name))]),)
        return error

    def conditions(self, found: Exploration) -> list[str]:
        """What the answer relies on."""
        words = [say("Laissés de côté, sur votre parole : {}.", ", ".join(self.bundle.without))] if self.bundle.without else []
        return [*conditions(found), *words]

    def success(self, found: Exploration) -> list[str]:
        """What holds, told."""
        return [say("{} : tous les entrelacements ont été parcourus ({}).", self.name, sizes(found)), *(f"  {end}" for end in self.ends(found)), *self.conditions(found)]

    def path(self, run: Run, schedule: Schedule) -> list[str]:
        """The table of a run, and how to replay it."""
        drawn = [table(run, self.columns, self.where)] if schedule.decisions else [say("Quel que soit l'ordre des fils.")]
        printed = [say("Affiché : {}", run.output.rstrip("\n"))] if run.output.strip() else []
        return [*drawn, *printed, "", say("Pour le rejouer : {}", self.again(self.token(schedule)))]

    def ends(self, found: Exploration) -> list[str]:
        """All the ends that were found, each once."""
        good = [shown(outcome.output) for outcome in found.outcomes if outcome.failure is None]
        return list(dict.fromkeys([*good, *(describe(failure, self.where) for failure in found.failures)]))

    def refusal(self, found: Exploration) -> str:
        """Why nothing could be explored, and where."""
        if found.verdict == "internal":
            return say("{} : l'explorateur s'est trompé, pas votre programme ({}). Signalez-le, avec ce qui suit :", self.name, said(found.reason or "")) + f"\n\n{found.report}"
        place = self.bundle.place(found.line)
        return refused(said(found.reason or ""), place, self.name)

    def stopped(self, found: Exploration) -> str:
        """A limit was reached."""
        option = found.limit and limits.TABLE[found.limit].option
        advice = self.raising if option == limits.TABLE["states"].option else ""
        told = say("{} : rien n'est prouvé, l'exploration s'est arrêtée avant la fin : {} ({}).", self.name, said(found.reason or ""), sizes(found))
        return told + "\n" + (say("Faites un essai plus petit, ou relevez la limite : {}", advice) if advice else say("Faites un essai plus petit."))

    # -- one schedule -----------------------------------------------------------------------

    def schedule(self, token: str) -> Schedule:
        """The schedule of a token. Raises `Undecided` when it is of another program."""
        digest, dash, text = token.strip().partition("-")
        if not dash or len(digest) != len(self.bundle.digest):
            raise Undecided(say("« {} » n'est pas un jeton : copiez celui que donne l'échec de l'essai", token))
        if digest != self.bundle.digest:
            raise Undecided(say("{} : ce jeton est celui d'un autre essai, ou le programme a changé depuis : relancez l'essai sans jeton", self.name))
        try:
            return Schedule.parse(text)
        except ValueError as error:
            raise Undecided(f"{self.name} : {said(str(error))}") from None

    def replay(self, token: str) -> str:
        """Execute one schedule in the model: its table, told. Raises `Refuted` when its end is not as claimed, or `Undecided`."""
        schedule = self.schedule(token)
        with self.answering():
            run = api.replay(self.bundle.text, schedule, filename=self.name, **self.options())
        lines = [say("{} : un seul ordonnancement, rejoué.", self.name), "", table(run, self.columns, self.where)]
        lines.append(say("Affiché : {}", run.output.rstrip("\n") or say("(rien)")))
        lines += [say("Faute : {}.", describe(failure, self.where)) for failure in run.failures]
        self.judge(run, schedule, lines)
        return "\n".join(lines)

    def replay_for_real(self, token: str) -> str:
        """Force one schedule upon real threads: what happened, told. Raises as `replay`, and `Undecided` when it does not happen so."""
        from ..execution.guard import Ended
        from ..reality.happened import report
        from ..reality.replay import draw, run_for_real

        schedule = self.schedule(token)
        with self.answering():
            run = api.replay(self.bundle.text, schedule, filename=self.name, **self.options())
            try:
                plan = draw(self.bundle.text, str(schedule), filename=self.name, **self.options())
                happened = run_for_real([plan])[0]
            except Ended as end:
                raise Undecided(f"{self.name} : {said(str(end))}") from None
        told = report(plan, happened, self.where)
        if happened.explained(plan, self.where) is not None:
            raise Undecided(told)
        self.judge(run, schedule, [told])
        return told

    def judge(self, run: Run, schedule: Schedule, lines: list[str]) -> None:
        """Raise `Refuted` when the end of a run is not as claimed."""
        outcome = Outcome(run.output, schedule, None, run.failure)
        found = Exploration("failure" if run.failure else "ok", (outcome,), run.failures)
        wrong = [problem for problem in problems(self.claim, found, self.where) if problem.schedule is not None]
        if wrong:
            error = Refuted("\n".join([*(problem.sentence for problem in wrong), "", *lines]))
            error.found, error.bundle = found, self.bundle
            raise error

    @contextlib.contextmanager
    def answering(self) -> Iterator[None]:
        """Tell as `Undecided` what a replay raises for whoever asks."""
        try:
            with quiet():
                yield
        except Unsupported as refusal:
            raise Undecided(refused(said(refusal.reason), self.bundle.place(refusal.line), self.name)) from None
        except ValueError as error:
            raise Undecided(f"{self.name} : {said(str(error))}") from None


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Say nothing of what Python has said already when it compiled the files: here, a warning may be an error (pytest's ``filterwarnings``)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def columns() -> int:
    """How wide a table may be."""
    return shutil.get_terminal_size((100, 24)).columns


def sizes(found: Exploration) -> str:
    """How much was explored."""
    told = f"{count(found.states, 'état')}, {count(found.transitions, 'transition')}"
    return told if found.schedules is None else f"{told}, {count(found.schedules, 'ordonnancement')}"


def refused(reason: str, place: tuple[str, int | None] | None, name: str) -> str:
    """A refusal: the file, the line, the reason."""
    at = name if place is None or place[1] is None else f"{place[0]}:{place[1]}"
    return say("{} : ne peut pas être exploré : {}.", at, reason)
