"""The command line: ``python -m entrelacs explorer | simuler | rejouer | corriger``.

Exit status: 0 when nothing goes wrong, 1 when a failure was found, 2 when the answer is incomplete, the program cannot be
modelled or the command is misused, 3 when the explorer itself goes wrong.  What a reader sees is in French.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

from . import api
from .answer.analysis import ALMOST
from .answer.correction import Correction, correct, outputs
from .bounds import faults, limits
from .bounds.limits import LIMITS, Limits
from .bounds.refusals import Unsupported
from .execution import guard
from .results import Exploration, Failure, Outcome, Run, Schedule
from .telling.report import KINDS, describe, table
from .telling.sentences import count

OK, FAILED, UNDECIDED, INTERNAL = 0, 1, 2, 3
CAUTION = (
    "Le programme ne peut nommer qu'une liste de choses sans effet, et il est exploré dans un processus à part, limité en temps et en "
    "mémoire, où ouvrir un fichier, lancer un processus ou joindre le réseau est arrêté. C'est une défense en profondeur, pas une prison : "
    "pour les programmes d'inconnus, ajoutez un conteneur ou un compte sans droits."
)
"""What is promised about the programs of others, and what is not."""
PLAIN_WORD = re.compile(r"[\w./\\:=+,-]+")
"""What no command interpreter looks into; double quotes protect the rest from all of them."""


class _Parser(argparse.ArgumentParser):
    """Errors in French, on one line, with status 2."""

    def error(self, message: str) -> NoReturn:
        for english, french in (
            ("the following arguments are required:", "il manque :"),
            ("unrecognized arguments:", "argument inconnu :"),
            ("invalid choice:", "choix inconnu :"),
            ("choose from", "choisir parmi"),
            ("expected one argument", "une valeur est attendue"),
            ("invalid int value:", "un entier est attendu, pas"),
            ("argument ", ""),
        ):
            message = message.replace(english, french)
        self.exit(UNDECIDED, f"entrelacs : {message}\nAide : python -m entrelacs --help\n")


def main(arguments: Sequence[str] | None = None, *, guarded: bool = False) -> int:
    """Run the command ``arguments`` (default: those of the process) and return the exit status.

    When it is `guarded`, it is carried out in a process of its own, which can neither act on the machine nor last for ever.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may be set otherwise
    options = _parser().parse_args(arguments)
    if not guarded:
        return _run(options)
    programs = [options.fichier, *([_solution(options)] if options.nom == "corriger" else [])]
    delay = options.seconds and options.seconds * len(programs)
    try:
        memory = 2_000_000 * getattr(options, "memory", LIMITS.memory)  # what one asks for has to fit in the guarded process
        return guard.run(lambda: _run(options), list(sys.argv[1:] if arguments is None else arguments), delay, programs, max(memory, guard.MEMORY))
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
        print(f"INCOMPLET : {end}. Rien n'est prouvé.", file=sys.stderr)
    return INTERNAL if end.ours else UNDECIDED


def command() -> int:
    """What the shell calls: a command of its user's, on a file that may be anybody's."""
    return main(guarded=True)


def _run(options: argparse.Namespace) -> int:
    """Carry out a command, in this process."""
    try:
        if not options.fichier.is_file():
            raise _Refused(f"le fichier « {options.fichier} » n'existe pas.")
        status = options.command(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader of a pipe (head, less) has left: what it wanted is said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except _Refused as refusal:
        print(f"entrelacs : {refusal}", file=sys.stderr)
    except Unsupported as refusal:
        where = f":{refusal.line}" if refusal.line else ""
        print(f"{options.fichier}{where} : ne peut pas être modélisé : {refusal.reason}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nentrelacs : arrêté avant la fin ; rien n'est prouvé.", file=sys.stderr)
    except MemoryError:
        print("entrelacs : mémoire épuisée ; rien n'est prouvé.", file=sys.stderr)
    except Exception as error:
        return _explain(options, error)
    return UNDECIDED


def _explain(options: argparse.Namespace, error: Exception) -> int:
    """Say what an exception means for the reader: the command was misused, or the explorer went wrong."""
    if not faults.said(error):
        return _tell_internal(f"{type(error).__name__} : {error}", api.fault_report(error))
    match error:
        case UnicodeDecodeError():
            said = f"{options.fichier} n'est pas écrit en UTF-8."
        case OSError():
            said = f"{options.fichier} ne peut pas être lu : {error.strerror}."
        case KeyError():
            said = f"{options.fichier} n'a pas de constante « {error.args[0]} »."
        case SyntaxError():
            print(f"{options.fichier}:{error.lineno} : erreur de syntaxe : {error.msg}", file=sys.stderr)
            return UNDECIDED
        case _:
            said = str(error)
    print(f"entrelacs : {said}", file=sys.stderr)
    return UNDECIDED


def _tell_internal(reason: str, report: str) -> int:
    print(f"entrelacs : l'explorateur s'est trompé, pas votre programme ({reason}). Rien n'est prouvé.", file=sys.stderr)
    print("Signalez-le en joignant le programme, la commande et ce qui suit :\n\n" + report, file=sys.stderr)
    return INTERNAL


class _Refused(Exception):
    """The command cannot be carried out; the message is in French."""


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m entrelacs", description="Explore tous les entrelacements d'un petit programme concurrent.", epilog=textwrap.fill(CAUTION, 100),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    commands = parser.add_subparsers(dest="nom", required=True, metavar="COMMANDE", parser_class=_Parser)

    explorer = commands.add_parser("explorer", help="tous les ordonnancements : ce qui peut arriver, et le plus court chemin")
    explorer.set_defaults(command=_explore)
    explorer.add_argument("--json", action="store_true", help="un objet JSON sur la sortie")

    simuler = commands.add_parser("simuler", help="une exécution, en temps virtuel")
    simuler.set_defaults(command=_simulate)
    simuler.add_argument("--graine", type=int, metavar="N", help="tire le fil suivant au sort, toujours de la même façon")

    rejouer = commands.add_parser("rejouer", help="un ordonnancement donné, pas à pas")
    rejouer.set_defaults(command=_replay)
    rejouer.add_argument("--ordonnancement", required=True, metavar="TEXTE", help="par exemple 0*2.1.2*3")

    corriger = commands.add_parser("corriger", help="un exercice : affiche-t-il toujours ce que la solution affiche ?")
    corriger.set_defaults(command=_correct, reveils=None, tirages=False, ecritures=False, premiere_faute=False)
    corriger.add_argument("--solution", type=Path, metavar="FICHIER", help="par défaut, solution.py, dans le même dossier")

    for command in (explorer, simuler, rejouer, corriger):
        command.add_argument("fichier", type=Path, metavar="FICHIER", help="le programme Python")
        command.add_argument("--constante", action="append", default=[], metavar="NOM=VALEUR", help="remplace une constante du module")
        command.add_argument("--delai", dest="seconds", type=_seconds, metavar="SECONDES", help=f"durée, au plus ({guard.DELAY:g})")
    for command in (explorer, rejouer):
        command.add_argument("--reveils", choices=["fifo"], help="réveille dans l'ordre d'arrivée, comme CPython")
        command.add_argument("--tirages", action="store_true", help="explore chaque valeur que random peut tirer sans graine")
        command.add_argument("--ecritures", action="store_true", help="print écrit chaque morceau à part, comme CPython, et non une ligne")
        command.add_argument(
            "--premiere-faute", action="store_true", help="s'arrête à la première faute : elle n'est pas toujours la plus courte"
        )
    for command in (explorer, rejouer, corriger):
        group = command.add_argument_group("limites")
        for name, limit in limits.TABLE.items():
            most = getattr(LIMITS, name)
            if name == "seconds":
                continue
            group.add_argument(limit.option, dest=name, type=_number, default=most, metavar="N",
                               help=f"{limit.unit}, au plus ({most})")  # fmt: skip
    return parser


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un nombre entier, au moins 1")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas une durée en secondes")
    return seconds


def _constants(options: argparse.Namespace) -> dict[str, Any]:
    found = {}
    for text in options.constante:
        name, equals, value = text.partition("=")
        try:
            if not equals or not name.isidentifier():
                raise ValueError
            found[name] = ast.literal_eval(value)
        except (ValueError, SyntaxError):
            raise _Refused(f"--constante {text} : on attend NOM=VALEUR, par exemple TOURS=2 ou MOT='oui'.") from None
    return found


def _common(options: argparse.Namespace) -> dict[str, Any]:
    return {
        "constants": _constants(options),
        "wakeups": options.reveils or "documented",
        "limits": Limits(**{name: getattr(options, name) for name in limits.TABLE} | {"seconds": options.seconds or guard.DELAY}),
        "choose_random": options.tirages,
        "split_print": options.ecritures,
        "first_failure": options.premiere_faute,
    }


# -- explorer -------------------------------------------------------------------------------


def _explore(options: argparse.Namespace) -> int:
    progress = _Progress(sys.stderr) if sys.stderr.isatty() and not options.json else None
    def early(known: Exploration) -> None:
        if progress:
            progress.clear()
        _tell_early(options, known)

    common = _common(options)
    found = api.explore(options.fichier, progress=progress, on_failure=None if options.json else early, **common)
    if progress:
        progress.clear()
    if options.json:
        print(json.dumps(as_json(found), ensure_ascii=False))
    elif found.verdict == "unsupported":
        raise Unsupported(found.reason or "", found.line)
    elif found.verdict == "internal":
        _tell_internal(found.reason or "", found.report or "")
    else:
        _tell(options, found)
    return {"ok": OK, "failure": FAILED, "internal": INTERNAL}.get(found.verdict, UNDECIDED)


class _Progress:
    """The number of states met, on one line that is written over."""

    def __init__(self, stream: TextIO):
        self.stream = stream

    def __call__(self, states: int) -> None:
        print(f"\r{states} états…", end="", file=self.stream, flush=True)

    def clear(self) -> None:
        print("\r\033[K", end="", file=self.stream, flush=True)


def as_json(found: Exploration) -> dict[str, Any]:
    """Return what ``--json`` prints; README.md tells each key, and keys are only ever added."""
    answer: dict[str, Any] = {
        "verdict": found.verdict,
        "outcomes": [
            {"output": outcome.output, "schedule": str(outcome.schedule), "probability": outcome.probability}
            for outcome in found.outcomes
        ],
        "failures": [_failure_json(failure) for failure in found.failures],
        "states": found.states,
        "transitions": found.transitions,
        "schedules": found.schedules,
    }
    if found.reason:
        answer |= {"reason": found.reason, "line": found.line}
    if found.limit:
        answer["limit"] = limits.TABLE[found.limit].option
    if found.report:
        answer["report"] = found.report
    if found.coarse_clock:
        answer["coarse_clock"] = True
    if found.trusted:
        answer["trusted"] = found.trusted
    if found.versions:
        answer["versions"] = found.versions
    if found.invented:
        answer["invented"] = found.invented
    return answer


def _failure_json(failure: Failure) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": failure.kind, "exception": failure.exception, "message": failure.message, "thread": failure.thread}
    values |= {"line": failure.line, "schedule": str(failure.schedule)}
    if failure.exception is None:
        del values["exception"]
    if failure.waits:
        values["waits"] = [{"thread": thread, "what": what} for thread, what in failure.waits]
    return values


def _tell_early(options: argparse.Namespace, known: Exploration) -> None:
    """A failure is a fact, even while the search goes on: it is said at once, beside the answer that is to come."""
    shortest = min(known.failures, key=lambda failure: len(failure.schedule))
    print(f"Une faute est déjà trouvée ({count(known.states, 'état')}) : {describe(shortest)}.\n", file=sys.stderr)
    print(table(known.replay(shortest.schedule), _columns()), file=sys.stderr)
    print("\nLa recherche continue (Ctrl+C l'arrête ; --premiere-faute s'en tient là).", file=sys.stderr, flush=True)


def _tell(options: argparse.Namespace, found: Exploration) -> None:
    sizes = f"{count(found.states, 'état')}, {count(found.transitions, 'transition')}"
    if found.memory and found.memory >= 1_000_000:
        sizes += f", {found.memory // 1_000_000} Mo"
    if found.verdict == "incomplete":
        print(f"INCOMPLET : {found.reason}. Rien n'est prouvé ; voici ce qui a été rencontré ({sizes}).")
        print(_further(found))
    elif found.reason:  # cut short, but one failure is a fact
        print(f"FAUTE TROUVÉE, et il peut y en avoir d'autres : {found.reason} ({sizes}).")
    else:
        number = "un nombre illimité d'ordonnancements" if found.schedules is None else count(found.schedules, "ordonnancement")
        verdict = "FAUTE TROUVÉE" if found.verdict == "failure" else "TERMINÉ SANS FAUTE"
        print(f"{verdict} : tous les entrelacements ont été parcourus ({sizes}, {number}).")
    if found.versions:
        print(f"Selon Python {sys.version_info[0]}.{sys.version_info[1]}, qui exécute : {' ; '.join(found.versions)}.")
    if found.invented:
        print(f"Nombres inventés par le modèle, autres sur votre machine : {', '.join(found.invented)}.")
    if found.coarse_clock:
        print("L'heure est comparée à trop de limites : chacune a pu être dépassée, mais pas chaque limite avant telle autre.")
    if found.trusted:
        print(f"Avec le GIL : {', '.join(found.trusted)} compte pour un seul pas, ce que la documentation de Python ne promet pas.")
    if found.outcomes:
        print("\nCe que le programme peut afficher :")
    else:
        print("\nAucune exécution ne se termine" + (" dans ce qui a été parcouru." if found.reason else "."))
    for (output, kind), outcomes in _alike(found.outcomes).items():
        ending = "" if kind is None else f"  ← {KINDS[kind]}" + (f" ({len(outcomes)} façons)" if len(outcomes) > 1 else "")
        # Of a graph seen in part, a probability would mean nothing.
        certain = len(outcomes) == len(found.outcomes) and all(failure.kind != "livelock" for failure in found.failures)
        share = "" if found.reason else _percent(1.0 if certain else min(sum(outcome.probability or 0.0 for outcome in outcomes), ALMOST))
        print(f"  {share:>8}  {textwrap.indent(output.rstrip(chr(10)) or '(rien)', ' ' * 12).strip()}{ending}")
    if found.failures:
        shortest = min(found.failures, key=lambda failure: len(failure.schedule))
        path = "Un chemin" if found.reason else "Le plus court chemin"
        if not shortest.schedule.decisions:
            print(f"\nQuel que soit l'ordre des fils : {describe(shortest)}.")
        else:
            print(f"\n{path} vers la faute : {describe(shortest)}.\n")
            _show_path(options, found.replay(shortest.schedule))


def _further(found: Exploration) -> str:
    """What to do when a search has been cut short."""
    raised = f" ou relevez la limite ({limits.TABLE[found.limit].option} N)" if found.limit else ""
    return f"Réduisez le programme (--constante NOM=VALEUR){raised}."


def _alike(outcomes: Sequence[Outcome]) -> dict[tuple[str, str | None], list[Outcome]]:
    """The outcomes by what they print and how they fail: who waits for whom makes no other line."""
    groups: dict[tuple[str, str | None], list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault((outcome.output, outcome.failure.kind if outcome.failure else None), []).append(outcome)
    return dict(sorted(groups.items(), key=lambda item: -sum(outcome.probability or 0 for outcome in item[1])))


def _show_path(options: argparse.Namespace, run: Run) -> None:
    print(table(run, _columns()))
    words = ["python", "-m", "entrelacs", "rejouer", str(options.fichier)]
    for text in options.constante:
        words += ["--constante", text]
    if options.reveils:
        words += ["--reveils", options.reveils]
    if options.tirages:
        words.append("--tirages")
    if options.ecritures:
        words.append("--ecritures")
    if options.premiere_faute:
        words.append("--premiere-faute")
    for name, limit in limits.TABLE.items():
        if getattr(options, name) != getattr(LIMITS, name):
            words += [limit.option, f"{getattr(options, name):g}" if name == "seconds" else str(getattr(options, name))]
    words += ["--ordonnancement", str(run.schedule)]
    print("\nPour le rejouer : " + " ".join(word if PLAIN_WORD.fullmatch(word) else f'"{word}"' for word in words))


def _columns() -> int:
    return shutil.get_terminal_size((100, 24)).columns


def _percent(probability: float) -> str:
    percent = probability * 100
    text = "< 0,01" if percent < 0.01 else "> 99,99" if 99.99 < percent and probability < 1 else f"{percent:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") + " %"


# -- corriger -------------------------------------------------------------------------------


def _solution(options: argparse.Namespace) -> Path:
    return options.solution or options.fichier.with_name("solution.py")


def _correct(options: argparse.Namespace) -> int:
    solution = _solution(options)
    if not solution.is_file():
        raise _Refused(f"la solution « {solution} » n'existe pas ; indiquez-la par --solution FICHIER.")
    common = _common(options)
    model, found = (api.explore(file, **common) for file in (solution, options.fichier))
    if found.verdict == "unsupported":
        raise Unsupported(found.reason or "", found.line)
    for explored in (model, found):
        if explored.verdict == "internal":
            return _tell_internal(explored.reason or "", explored.report or "")
    correction = correct(found, model)
    if correction is None:
        print(f"INCOMPLET : {found.reason}, sans avoir rien trouvé à redire. Ce n'est pas une preuve.")
        print(_further(found))
        return UNDECIDED
    if correction.right:
        print(f"JUSTE : tous les entrelacements se terminent ({found.states} états), et le programme affiche ce que la")
        print("solution peut afficher, ni plus ni moins :")
        _show_outputs(outputs(found))
        return OK
    _tell_wrong(options, correction, common)
    return FAILED


def _tell_wrong(options: argparse.Namespace, correction: Correction, common: dict[str, Any]) -> None:
    if correction.missing:
        print("FAUX : le programme n'affiche jamais ceci, que la solution peut afficher :")
        _show_outputs(correction.missing)
        print("Une section critique est trop longue, ou une partie du travail n'est plus faite.")
        return
    if correction.failure:
        print(f"FAUX : {describe(correction.failure)}.")
    else:
        print("FAUX : le programme peut afficher ceci, que la solution n'affiche jamais :")
        _show_outputs((correction.extra or "",))
    print("\nUn chemin qui y mène :\n")
    _show_path(options, api.replay(options.fichier, correction.schedule, **common))


def _show_outputs(texts: Sequence[str]) -> None:
    for text in texts:
        print(textwrap.indent(text.rstrip("\n") or "(rien)", "    "))


# -- simuler, rejouer -----------------------------------------------------------------------


def _simulate(options: argparse.Namespace) -> int:
    run = api.simulate(options.fichier, constants=_constants(options), seed=options.graine)
    print(run.output, end="")
    return _ended(run)


def _replay(options: argparse.Namespace) -> int:
    run = api.replay(options.fichier, Schedule.parse(options.ordonnancement), **_common(options))
    print(table(run, _columns()))
    print("\nAffiché :")
    print(textwrap.indent(run.output.rstrip("\n") or "(rien)", "  "))
    return _ended(run)


def _ended(run: Run) -> int:
    if run.failure is None:
        return OK
    print()
    for failure in run.failures:
        print(f"Faute : {describe(failure)}.")
    return FAILED


if __name__ == "__main__":
    sys.exit(command())
