"""What a run on real threads answers, and how it is said beside what the model says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from ..results import Failure
from ..telling.language import said as spoken
from ..telling.language import say
from ..telling.report import Where, describe
from ..telling.sentences import called
from .plan import Plan, at_once, lives

Kind = Literal["order", "loop", "whole", "life", "main", "place", "elsewhere", "other"]
"""Why reality leaves the model: waiters are woken in their ``order``, a ``loop`` serves tasks in theirs, C code does at one go what the
model does in several steps (``whole``); another thread had to come in the middle of the start or of the end of a thread, where nothing
stops it (``life``), or after that of the ``main`` one, which is not replayed; no instruction does an operation (``place``), a thread is ``elsewhere``, or something ``other``."""
PERMITTED: frozenset[Kind] = frozenset(("order", "loop", "whole"))
"""Those where the documentation permits what this CPython does not do."""
ORDER = "CPython réveille ceux qui attendent dans l'ordre de leur arrivée, et c'était le tour d'un autre"
LIFE = "un autre fil devait passer au milieu du démarrage ou de la fin d'un fil, là où rien ne peut le retenir"
MAIN = "la fin du fil principal ne se rejoue pas : il reste là jusqu'à ce que le programme soit jugé"
LOOP = "la boucle d'asyncio sert les tâches prêtes dans l'ordre de leur arrivée, et c'était le tour d'une autre"


@dataclass(frozen=True)
class Parting:
    """Where reality and the model part."""

    step: int | None
    """The step, from 1; 0 before the first, None in the end."""
    kind: Kind
    reason: str
    """In French."""


class Parted(Exception):
    """Reality and the model part."""

    def __init__(self, step: int | None, kind: Kind, reason: str):
        super().__init__(reason)
        self.parting = Parting(step, kind, reason)


@dataclass(frozen=True)
class Happened:
    """What has happened for real."""

    output: str
    failures: tuple[dict[str, Any], ...]
    """The exceptions that nobody caught: ``exception``, ``message``, ``thread``."""
    blocked: dict[str, int | None]
    """The threads that are blocked for ever, by their names, and the line of each."""
    parting: Parting | None
    python: str
    """The version of CPython."""
    gil: bool
    forced: tuple[tuple[str, int], ...] = field(default=())
    """The threads, and their lines, that others have overtaken where a CPython that has the GIL does not interrupt them by itself."""

    def as_said(self, plan: Plan) -> bool:
        """Whether it is what the model says."""
        return self.parting is None and self.output == plan.output and list(self.failures) == plan.failures

    def explained(self, plan: Plan, where: Where | None = None) -> Parting | None:
        """Where it leaves the model, and why; None when it does not. `where` says the lines."""
        if self.as_said(plan):
            return None
        kind = lives(plan)
        if kind and (self.parting is None or self.parting.kind not in PERMITTED):
            return Parting(None if self.parting is None else self.parting.step, kind, MAIN if kind == "main" else LIFE)
        if self.parting is not None:
            return self.parting
        whole = at_once(plan)
        if whole is not None:
            return Parting(None, "whole", f"du code C fait en une fois{_at(whole.line, where)}, ce que le modèle fait en plusieurs pas")
        if plan.tasks:
            return Parting(None, "loop", LOOP)
        return Parting(None, "other", "la fin n'est pas celle du modèle")


def of_version(happened: Happened) -> str:
    """The interpreter, in words."""
    return say("CPython {}, avec le GIL" if happened.gil else "CPython {}, sans le GIL", happened.python)


def end_of(output: str, failures: list[dict[str, Any]], stuck: bool) -> str:
    """An end, in words."""
    ends = [describe(Failure("exception", one["exception"], one["message"], one["thread"])) for one in failures]
    if stuck:
        ends.append(called("deadlock"))
    return " ; ".join(ends) or say("affiché : {}", output.strip() or say("(rien)"))


def _at(line: int | None, where: Where | None) -> str:
    return "" if not line else say(", ligne {}", line) if where is None else f", {where(line)}"


def report(plan: Plan, happened: Happened, where: Where | None = None) -> str:
    """What has happened, told beside what the model says; `where` says the lines."""
    said = [say("Sur de vrais fils ({}) :", of_version(happened))]
    said += [f"  {line}" for line in (happened.output.rstrip("\n") or say("(rien d'affiché)")).split("\n")]
    if happened.failures:
        said.append(f"  {end_of('', list(happened.failures), False)}")
    said += [say("  {} reste bloqué", name) + _at(line, where) for name, line in happened.blocked.items()]
    said.append("")
    parting = happened.explained(plan, where)
    if parting is None:
        said.append(say("REPRODUIT : {}.", end_of(plan.output, plan.failures, bool(plan.stuck))))
        if not plan.over and not plan.stuck:
            said.append(say("L'ordonnancement s'arrête là ; le programme n'est pas fini."))
        if happened.gil and happened.forced:
            said.append(_forced(happened.forced, where))
        return "\n".join(said)
    said.append(say("PAS REPRODUIT : {}, {}.", _place(plan, parting, where), spoken(parting.reason)))
    if parting.kind in PERMITTED:
        said.append(say("La documentation de Python permet ce que dit le modèle ; ce CPython ne le fait pas."))
    elif parting.kind == "life":
        said.append(say("CPython peut faire ce que dit le modèle, mais rien ne l'y force : c'est affaire d'instants."))
    elif parting.kind != "main":
        said.append(say("Ni le programme ni Python ne l'expliquent à eux seuls : signalez-le, avec le programme et la commande."))
    said.append(say("Le modèle annonçait : {}.", end_of(plan.output, plan.failures, bool(plan.stuck))))
    return "\n".join(said)


def _place(plan: Plan, parting: Parting, where: Where | None) -> str:
    if parting.step is None:
        return say("à la fin")
    if parting.step == 0:
        return say("avant le premier pas")
    move = plan.moves[parting.step - 1]
    return say("au pas {} ({}{} : {})", parting.step, spoken(plan.threads[move.thread]), _at(move.line, where), move.said)


def _forced(forced: tuple[tuple[str, int], ...], where: Where | None) -> str:
    return say(
        "Une porte a retenu un fil là où ce CPython, avec le GIL, ne s'interrompt pas de lui-même ({}). La documentation de Python "
        "ne promet pas cette retenue, et un CPython sans le GIL ne l'a pas.",
        " ; ".join(name + _at(line, where) for name, line in forced),
    )


