"""The command line: ``python -m entrelacs explorer | simuler | rejouer | exercice``.

Exit status: 0 when nothing goes wrong, 1 when a failure was found, 2 when the answer is incomplete (a limit, a schedule that ends
before the program), the program cannot be modelled or the command is misused, 3 when the explorer itself goes wrong, 4 when real
threads do not do what the model says (``rejouer --reel``).  What a reader sees is in French or in English: ``--langue``, or else the project, or else the locale says which.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import textwrap
from collections.abc import Callable, Sequence

from . import api
from .bounds import faults
from .bounds.limits import LIMITS
from .bounds.refusals import Unsupported
from .command import exercise
from .command.options import MISUSED, Refused, asked_limits, choose_language, common, constants, in_language, parser
from .command.screen import Progress, columns, tell, tell_early
from .execution import guard
from .exercise.check import UNJUDGED, check
from .exercise.specification import Exercise
from .reality.happened import report
from .reality.replay import SECONDS, draw, run_for_real
from .results import Exploration, Run, Schedule
from .telling.as_json import as_json
from .telling.language import said, say
from .telling.report import cut_short, describe, table

OK, FAILED, UNDECIDED, INTERNAL, PARTED = 0, 1, MISUSED, 3, 4
Guarding = Callable[[Callable[[], int]], int]
"""Carries out what executes a program, apart when it may be anybody's."""


def main(arguments: Sequence[str] | None = None, *, guarded: bool = False) -> int:
    """Run the command ``arguments`` (default: those of the process) and return the exit status.

    When it is `guarded`, it is carried out in a process of its own, which can neither act on the machine nor last for ever.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may be set otherwise
    given = list(sys.argv[1:] if arguments is None else arguments)
    choose_language(given)
    options = parser().parse_args(in_language(given))

    def guarding(work: Callable[[], int]) -> int:
        """Carry out what executes a program that may be anybody's."""
        return _guarded(options, work, given) if guarded else work()

    return _run(options, lambda: COMMANDS[options.nom](options, guarding))


def _guarded(options: argparse.Namespace, work: Callable[[], int], arguments: list[str]) -> int:
    """Carry out `work` in a process of its own."""
    try:
        memory = 2_000_000 * getattr(options, "memory", LIMITS.memory)  # what one asks for has to fit in the guarded process
        delay = options.seconds and options.seconds * getattr(options, "searches", 1)
        return guard.run(lambda: _run(options, work), arguments, delay, [options.fichier], max(memory, guard.MEMORY))
    except guard.Ended as end:
        return _tell_ended(options, end)
    except KeyboardInterrupt:
        return UNDECIDED


def _tell_ended(options: argparse.Namespace, end: guard.Ended) -> int:
    """Say why the guarded process did not answer."""
    if getattr(options, "json", False):
        print(json.dumps(as_json(Exploration("internal" if end.ours else "incomplete", reason=str(end))), ensure_ascii=False))
    elif end.ours:
        _tell_internal(str(end), api.fault_report(end))
    else:
        print(say("INCOMPLET : {}. Rien n'est prouvé.", said(str(end))), file=sys.stderr)
    return INTERNAL if end.ours else UNDECIDED


def command() -> int:
    """What the shell calls: a command of its user's, on a file that may be anybody's."""
    return main(guarded=True)


def _run(options: argparse.Namespace, work: Callable[[], int]) -> int:
    """Carry out `work`, in this process, and say what goes wrong."""
    try:
        if options.fichier is not None and not options.fichier.is_file():
            what = "le fichier « {} » est un dossier : donnez le fichier qu'il contient." if options.fichier.is_dir() else "le fichier « {} » n'existe pas."
            raise Refused(say(what, options.fichier))
        status = work()
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader of a pipe (head, less) has left: what it wanted is said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Refused as refusal:
        print(say("entrelacs : {}", refusal), file=sys.stderr)
    except Unsupported as refusal:
        where = f":{refusal.line}" if refusal.line else ""
        print(say("{} : ne peut pas être modélisé : {}.", f"{options.fichier}{where}", said(refusal.reason)), file=sys.stderr)
    except KeyboardInterrupt:
        print("\n" + say("entrelacs : arrêté avant la fin ; rien n'est prouvé."), file=sys.stderr)
    except MemoryError:
        print(say("entrelacs : mémoire épuisée ; rien n'est prouvé."), file=sys.stderr)
    except Exception as error:
        return _explain(options, error)
    return UNDECIDED


def _explain(options: argparse.Namespace, error: Exception) -> int:
    """Say what an exception means for the reader: the command was misused, or the explorer went wrong."""
    if not faults.said(error):
        return _tell_internal(f"{type(error).__name__} : {error}", api.fault_report(error))
    match error:
        case UnicodeDecodeError():
            told = say(
                "{} n'est pas écrit en UTF-8. Enregistrez-le dans cet encodage (dans l'éditeur : « Enregistrer sous », ou le menu des encodages).",
                options.fichier,
            )
        case OSError():
            told = say("{} ne peut pas être lu : {}.", options.fichier, error.strerror)
        case KeyError():
            told = say("{} n'a pas de constante « {} ».", options.fichier, error.args[0])
        case SyntaxError():
            print(say("{}:{} : erreur de syntaxe : {}", options.fichier, error.lineno, error.msg), file=sys.stderr)
            return UNDECIDED
        case _:
            told = said(str(error))
    print(say("entrelacs : {}", told), file=sys.stderr)
    return UNDECIDED


def _tell_internal(reason: str, report: str) -> int:
    print(say("entrelacs : l'explorateur s'est trompé, pas votre programme ({}). Rien n'est prouvé.", said(reason)), file=sys.stderr)
    print(say("Signalez-le en joignant le programme, la commande et ce qui suit :") + "\n\n" + report, file=sys.stderr)
    return INTERNAL


# -- explorer -------------------------------------------------------------------------------


def _explore(options: argparse.Namespace, guarding: Guarding) -> int:
    return guarding(lambda: _explored(options))


def _explored(options: argparse.Namespace) -> int:
    progress = Progress(sys.stderr) if sys.stderr.isatty() and not options.json else None
    def early(known: Exploration) -> None:
        if progress:
            progress.clear()
        tell_early(known)

    found = api.explore(options.fichier, progress=progress, on_failure=None if options.json else early, **common(options))
    if progress:
        progress.clear()
    if options.json:
        print(json.dumps(as_json(found), ensure_ascii=False))
    elif found.verdict == "unsupported":
        raise Unsupported(found.reason or "", found.line)
    elif found.verdict == "internal":
        _tell_internal(found.reason or "", found.report or "")
    else:
        tell(options, found)
    return {"ok": OK, "failure": FAILED, "internal": INTERNAL}.get(found.verdict, UNDECIDED)


# -- exercice -------------------------------------------------------------------------------

PATIENCE = 60.0
"""Seconds that each harness may take, unless told otherwise: an answer that takes more turns round for nothing."""


def _exercise(options: argparse.Namespace, guarding: Guarding) -> int:
    where = exercise.place(options.dossier)
    if options.exercice is None:
        exercise.show_list(where)
    elif options.fichier is None:
        exercise.start(where, options.exercice)
    else:
        asked = exercise.to_correct(where, options.exercice)
        if options.montrer:
            exercise.show_program(asked, options.fichier, options.montrer)
            return OK
        options.searches = len(asked.harnesses)
        status = guarding(lambda: _corrected(options, asked))
        if status in (OK, FAILED) and not options.fichier.resolve().is_relative_to(where.exercises.resolve()):
            where.note(asked.name, status == OK)
        return status
    return OK


def _corrected(options: argparse.Namespace, asked: Exercise) -> int:
    verdict = check(asked, options.fichier.read_text(encoding="utf-8-sig"), limits=asked_limits(options, PATIENCE))
    exercise.show_verdict(verdict, options.fichier)
    return OK if verdict.finding is None else UNDECIDED if verdict.finding.kind in UNJUDGED else FAILED


# -- simuler, rejouer -----------------------------------------------------------------------


def _simulate(options: argparse.Namespace, guarding: Guarding) -> int:
    return guarding(lambda: _simulated(options))


def _simulated(options: argparse.Namespace) -> int:
    run = api.simulate(options.fichier, constants=constants(options), seed=options.graine)
    print(run.output, end="")
    return _ended(run)


def _replay(options: argparse.Namespace, guarding: Guarding) -> int:
    return _replayed_for_real(options) if options.reel else guarding(lambda: _replayed(options))


def _replayed(options: argparse.Namespace) -> int:
    run = api.replay(options.fichier, Schedule.parse(options.ordonnancement), **common(options))
    print(table(run, columns()))
    print("\n" + say("Affiché :"))
    print(textwrap.indent(run.output.rstrip("\n") or say("(rien)"), "  "))
    unfinished = cut_short(run)
    if unfinished:
        print("\n" + unfinished)
    return _ended(run) or (UNDECIDED if unfinished else OK)


def _replayed_for_real(options: argparse.Namespace) -> int:
    """Replay on real threads; each part of it makes its own guarded process."""
    try:
        source = options.fichier.read_text(encoding="utf-8-sig")
        plan = draw(source, options.ordonnancement, options.seconds or guard.DELAY, filename=str(options.fichier), **common(options))
        happened = run_for_real([plan], options.seconds or SECONDS)[0]
    except guard.Ended as end:
        return _tell_ended(options, end)
    print(report(plan, happened))
    if happened.explained(plan) is not None:
        return PARTED
    return FAILED if plan.failures or plan.stuck else OK if plan.over else UNDECIDED


def _ended(run: Run) -> int:
    if run.failure is None:
        return OK
    print()
    for failure in run.failures:
        print(say("Faute : {}.", describe(failure)))
    return FAILED


COMMANDS: dict[str, Callable[[argparse.Namespace, Guarding], int]] = {
    "explorer": _explore, "simuler": _simulate, "rejouer": _replay, "exercice": _exercise,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(command())
