"""Is an answer right?  The learner's part is put into every harness, and every interleaving of each is explored.

An answer is wrong for the first reason met, in this order: Python cannot read it (``syntaxe``), what is given has been changed
(``cadre``), it does what an answer may not do (``interdit``), the explorer cannot model it (``refus``); then, harness by harness: a
run goes wrong (``faute``), breaks an invariant (``invariant``) or prints what it should not (``sortie``); an output that must be
possible never comes (``manque``); it waits by turning round (``attente``); the search does not end (``incomplet``).  Last, what every
harness accepts may still lack what the exercise asks for in so many words (``interdit`` again).

Putting the same answer into several harnesses is what a fixed text cannot follow: the constants, the threads or their order change,
and with them the right output.  Requiring outputs to be *reachable* is what concurrency that has been taken away, or a lock held too
long, cannot give.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .. import api
from ..bounds.limits import LIMITS, Limits
from ..results import Exploration, Failure, Outcome, Run
from ..telling.report import describe
from .frame import Assembly, Changed, find_regions, meaning
from .rules import faults, shortcomings
from .specification import SOURCE, Exercise, Expected, Harness

BROKEN = "Invariant rompu : "
"""How the message of the exception begins that tells a broken invariant."""
TAKEN = (
    "Votre partie change le sens de ce qui est donné à côté d'elle : une ligne ajoutée au bout d'un bloc donné, un décorateur,"
    " une ligne qui se continue, une chaîne de caractères laissée ouverte. Gardez chaque instruction dans votre partie."
)
TITLES = {
    "cadre": "ce qui est donné a changé",
    "syntaxe": "Python ne peut pas lire ce programme",
    "interdit": "l'exercice ne le permet pas",
    "refus": "l'explorateur ne sait pas suivre ce programme",
    "faute": "un ordre des fils mène à une faute",
    "invariant": "à la fin, ce qui doit être vrai ne l'est pas toujours",
    "sortie": "un ordre des fils donne un affichage qui ne convient pas",
    "manque": "un affichage qui doit être possible ne l'est plus",
    "attente": "un fil attend en tournant en rond",
    "incomplet": "l'exploration ne se termine pas",
}
"""What each of `specification.FINDINGS` is called."""
TURNING = {
    "turns": (
        "Un fil peut tourner en rond en attendant les autres, sans limite de tours : il occupe le processeur au lieu de dormir."
        " Attendez par une primitive qui endort le fil, sans délai (wait, acquire, join, get)."
    ),
    "polls": (
        "Un fil attend en scrutant, sans limite de tours : chaque fois que son délai expire, il se réveille pour rien, regarde et recommence."
        " Il n'occupe pas le processeur, mais il n'apprend la nouvelle qu'au réveil suivant, et rien ne borne le nombre de réveils."
        " Attendez sans délai (wait, acquire, join, get) : c'est à celui qui fait changer les choses de réveiller celui qui attend."
    ),
    "tries": (
        "Un fil essaie, échoue et recommence, sans limite de tours : un essai qui n'attend pas (blocking=False, get_nowait…), remis dans une"
        " boucle, occupe le processeur au lieu de dormir. Attendez par une primitive qui endort le fil, sans délai (wait, acquire, join, get)."
    ),
    "yields": (
        "Une tâche attend en scrutant, sans limite de tours : elle rend la main, la boucle d'événements la lui redonne, et elle regarde de"
        " nouveau. Mettez await devant ce que vous attendez : la tâche, l'événement ou la file."
    ),
}
"""How a thread waits without sleeping, by the names of `turning`."""
WHY = {
    "deadlock": "Dans cet ordre, plus aucun fil ne peut avancer : chacun attend ce que personne ne fera plus.",
    "exception": "Une exception n'est attrapée par personne : ce qu'il restait à faire après elle n'est pas fait.",
}
"""What is said of a kind of failure where the author says nothing."""
UNKNOWN = "Ce nom n'est défini nulle part : est-il bien écrit ?"
ELSEWHERE = (
    "Votre partie est aussi essayée dans un autre programme, où ce nom n'existe pas : elle ne peut compter que sur ce qui est donné à côté"
    " d'elle, et non sur les noms, les nombres ou les fils du programme de départ."
)
UNEXPECTED = "Cet affichage n'est pas celui qui est attendu."
SHOWN = 3
"""How many of the awaited outputs are shown."""
UNJUDGED = ("incomplet", "refus")
"""Those that prove nothing against the answer."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Why an answer is wrong: one of `specification.FINDINGS`, and what is said of it (French, several lines).

    `line` (from 1) is one of the learner's file, None when it has none.  `run` is the shortest path that shows it; its lines are
    those of the learner's file, 0 in a part of a harness that this file does not hold.
    """

    kind: str
    said: str
    line: int | None = None
    harness: Harness | None = None
    run: Run | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What correcting an answer gives: right when `finding` is None, by `states` states in all the harnesses."""

    exercise: Exercise
    finding: Finding | None
    states: int = 0

    @property
    def right(self) -> bool:
        return self.finding is None


def check(exercise: Exercise, text: str, *, limits: Limits = LIMITS, progress: Callable[[int], None] | None = None) -> Verdict:
    """Correct `text`, the whole file of a learner.

    `progress` is told, during each search, how many states it has met.  Never raises for what the learner has written.
    """
    try:
        api.check_syntax(text)
        found = find_regions(exercise.frame, text)
        if isinstance(found, Changed):
            return Verdict(exercise, Finding("cadre", _changed(exercise, found), found.lines[0][0] if found.lines else None))
        if meaning(found) != meaning(exercise.frame.solution()):
            return Verdict(exercise, Finding("cadre", TAKEN))
        fault = next(faults(exercise, found), None)
    except (SyntaxError, RecursionError, MemoryError) as error:
        return Verdict(exercise, _unreadable(error))
    if fault:
        return Verdict(exercise, Finding("interdit", fault.said, fault.line or None))
    states = 0
    for harness in exercise.harnesses:
        placed = Placed(harness, found)
        exploration = api.explore(placed.program, constants=dict(harness.constants), limits=limits, progress=progress)
        states += exploration.states
        finding = next(_findings(exercise, placed, exploration), None)
        if finding:
            return Verdict(exercise, finding, states)
    lacking = next(shortcomings(exercise, found), None)
    return Verdict(exercise, Finding("interdit", lacking.said, lacking.line or None) if lacking else None, states)


class Placed:
    """The learner's part in a harness: the whole program, and which of its lines stand in the learner's file."""

    def __init__(self, harness: Harness, answer: Assembly):
        self.harness, self.answer = harness, answer
        assembly = harness.frame.fill(answer.parts())
        self.lines: dict[int, int] = {}
        for (first, last), (start, _) in zip(assembly.spans, answer.spans, strict=True):
            self.lines.update((line, start + line - first) for line in range(first, last + 1))
        self._match(assembly, answer)
        checks = [
            f"if not ({invariant.condition}):\n    raise AssertionError({BROKEN + invariant.said!r})" for invariant in harness.invariants
        ]
        self.program = assembly.text + "\n".join(checks) + "\n" * bool(checks)

    def _match(self, assembly: Assembly, answer: Assembly) -> None:
        """The given lines that both hold, from each region outwards: the same text at the same distance."""
        ours, theirs = assembly.text.splitlines(), answer.text.splitlines()
        for (first, last), (start, end) in zip(assembly.spans, answer.spans, strict=True):
            for step, at, other in ((-1, first - 1, start - 1), (1, last + 1, end + 1)):
                while 1 <= at <= len(ours) and 1 <= other <= len(theirs):
                    if not ours[at - 1].strip():
                        at += step
                    elif not theirs[other - 1].strip():
                        other += step
                    elif ours[at - 1].rstrip() == theirs[other - 1].rstrip():
                        self.lines.setdefault(at, other)
                        at, other = at + step, other + step
                    else:
                        break

    def line(self, line: int | None) -> int | None:
        """The line of the learner's file that is this line of the program; None when it holds no such line."""
        return self.lines.get(line or 0)

    def failure(self, failure: Failure) -> Failure:
        return replace(failure, line=self.line(failure.line))

    def run(self, run: Run) -> Run:
        """The same run, told with the lines of the learner's file."""
        steps = tuple(replace(step, line=self.line(step.line) or 0) for step in run.steps)
        return replace(run, steps=steps)


def _findings(exercise: Exercise, placed: Placed, found: Exploration) -> Iterator[Finding]:
    """What is held against one exploration, the gravest first."""
    harness = placed.harness
    if found.verdict == "unsupported":
        line = placed.line(found.line)
        yield Finding("refus", f"L'explorateur ne sait pas suivre ce programme : {found.reason}.", line, harness)
    elif found.verdict == "internal":
        raise RuntimeError(found.report or found.reason)  # ours: the command line says so
    bad = [*_bad_ends(placed, found)]
    if bad:
        _, finding, outcome = min(bad, key=lambda end: (end[0], str(end[2].schedule)))
        run = found.replay(outcome.schedule)
        yield replace(finding, run=placed.run(run))
    if found.reason:
        yield Finding(
            "incomplet", f"L'exploration s'est arrêtée avant la fin : {found.reason}. Votre partie fait-elle plus de tours qu'il n'en faut ?",
            None, harness,
        )  # fmt: skip
        return
    outputs = [outcome.output for outcome in found.outcomes if outcome.failure is None]
    for expected in harness.required:
        if not any(expected.matches(output) for output in outputs):
            yield Finding("manque", _missing(expected), None, harness)
    if found.schedules is None and not exercise.busy_wait:
        yield Finding("attente", TURNING[turning(placed.answer)], None, harness)


def _bad_ends(placed: Placed, found: Exploration) -> Iterator[tuple[int, Finding, Failure | Outcome]]:
    """The ends that the harness does not accept: how long their schedule is, what is said, and the end."""
    harness = placed.harness
    for failure in found.failures:
        if any(allowed.kind == failure.kind and allowed.exception in (None, failure.exception) for allowed in harness.failures):
            continue
        if failure.exception == "AssertionError" and failure.message.startswith(BROKEN):
            yield len(failure.schedule), Finding("invariant", failure.message, None, harness), failure
            continue
        told = placed.failure(failure)
        what = f"{describe(told)[:1].upper()}{describe(told)[1:]}."
        if failure.kind == "livelock":
            what = f"Le programme peut tourner sans fin, sans que rien n'avance ({what[:1].lower()}{what[1:-1]})."
        if why := _why(failure, harness):
            what = f"{why}\n{what}"
        yield len(failure.schedule), Finding("faute", what, told.line, harness), failure
    for outcome in found.outcomes:
        if outcome.failure is None and not any(one.matches(outcome.output) for one in (*harness.required, *harness.allowed)):
            said = next((one.said for one in harness.forbidden if one.said and one.matches(outcome.output)), "")
            what = f"{said or UNEXPECTED}\nLe programme peut afficher :\n{_shown(outcome.output)}{'' if said else _awaited(harness)}"
            yield len(outcome.schedule), Finding("sortie", what, None, harness), outcome


def _why(failure: Failure, harness: Harness) -> str:
    """Why a failure is one, in a sentence: the author's, or ours."""
    if failure.exception == "NameError":  # whatever the author expects of an exception, this is not it
        return UNKNOWN if harness.file == SOURCE else ELSEWHERE
    return harness.said.get(failure.kind) or WHY.get(failure.kind, "")


def _awaited(harness: Harness) -> str:
    """What a harness accepts, as far as it says it in so many words."""
    outputs = [one.output for one in (*harness.required, *harness.allowed) if one.output is not None]
    if not outputs:
        return ""
    more = "\nou un autre." if len(outputs) > SHOWN else ""
    return "\nOn attend :\n" + "\nou\n".join(map(_shown, outputs[:SHOWN])) + more


def turning(answer: Assembly) -> str:
    """How the learner's loops wait, as far as they tell: a key of `TURNING`."""
    found = {"turns"}
    for loop in ast.walk(answer.tree):
        if isinstance(loop, ast.While | ast.For | ast.AsyncFor) and answer.inside(loop.lineno):
            for node in ast.walk(loop):
                if isinstance(node, ast.Call):
                    found.add(_way(node))
    return next(way for way in ("polls", "tries", "yields", "turns") if way in found)


def _way(call: ast.Call) -> str:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    first = call.args[0] if call.args else given.get("blocking", given.get("block"))
    if name == "sleep":
        return "yields"
    if name.endswith("_nowait") or name in ("acquire", "get") and isinstance(first, ast.Constant) and first.value is False:
        return "tries"
    delay = given.get("timeout", call.args[0] if call.args and name in ("wait", "join", "result") else call.args[1] if call.args[1:] else None)
    awaits = name in ("wait", "wait_for", "join", "result", "acquire", "get", "put")
    return "polls" if awaits and delay is not None and not (isinstance(delay, ast.Constant) and delay.value is None) else ""


def _missing(expected: Expected) -> str:
    said = expected.said or (
        "Une partie du travail n'est plus faite, ou ce qui pouvait aller de front est maintenant fait l'un après l'autre"
        " (un verrou trop large, un fil attendu trop tôt)."
    )
    return f"{said}\nAucun ordre des fils ne donne :\n{_shown(str(expected))}"


def _shown(output: str) -> str:
    return "\n".join(f"    {line}" for line in (output.rstrip("\n") or "(rien)").split("\n"))


def _changed(exercise: Exercise, changed: Changed) -> str:
    gone = [text for _, sign, text in changed.lines if sign == "-"]
    given = exercise.frame.told()
    if len(gone) > given // 2:
        return (
            f"Ce fichier n'est pas une réponse à cet exercice : il y manque {len(gone)} des {given} lignes données."
            " Reprenez le programme de départ, et n'y changez que votre partie."
        )
    if any(sign == "+" and text.lstrip(" ").startswith("\t") for _, sign, text in changed.lines):
        return "Des tabulations ont pris la place des espaces. Ce qui est donné est en retrait par quatre espaces : réglez-y votre éditeur."
    lines = [f"  l. {line} {sign} {text}" for line, sign, text in changed.lines]
    if not lines:
        return "Ce qui est donné n'est plus dans le même ordre. Reprenez le programme de départ : seule votre partie change."
    return "\n".join(
        ["Ce qui est donné a changé (- : ligne du départ qui manque ; + : ligne ajoutée). Remettez-le ; seule votre partie change.", *lines]
    )


def _unreadable(error: BaseException) -> Finding:
    if not isinstance(error, SyntaxError):
        return Finding("syntaxe", "Python ne peut pas lire ce programme : il est trop imbriqué.")
    known = {
        IndentationError: "le retrait n'est pas celui d'un bloc",
        TabError: "tabulations et espaces sont mêlés",
    }
    what = next((french for kind, french in known.items() if type(error) is kind), "erreur de syntaxe")
    return Finding("syntaxe", f"Python ne peut pas lire ce programme : {what} ({error.msg}).", error.lineno)

