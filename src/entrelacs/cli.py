"""The command line, in French: ``explorer``, ``simuler``, ``rejouer``.

Exit status: 0 ok, 1 a failure was found, 2 incomplete, unsupported or wrong usage.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

from .api import MAX_STATES, explore, replay, simulate
from .kernel import Unsupported
from .results import Exploration, Failure, Run

KINDS = {"deadlock": "interblocage", "exception": "exception", "livelock": "interblocage actif"}
WIDTH = 100


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        for english, french in {
            "the following arguments are required: ": "il manque : ",
            "unrecognized arguments: ": "arguments inconnus : ",
            "invalid choice: ": "choix inconnu : ",
            "expected one argument": "il faut une valeur",
            "invalid int value: ": "nombre entier attendu : ",
            "choose from": "choisissez parmi",
            "argument ": "argument ",
        }.items():
            message = message.replace(english, french)
        print(f"entrelacs : {message}\nAide : python -m entrelacs --help", file=sys.stderr)
        raise SystemExit(2)


def _constant(text: str) -> tuple[str, Any]:
    name, equal, value = text.partition("=")
    if not equal or not name.isidentifier():
        raise argparse.ArgumentTypeError(f"« {text} » : attendu NOM=VALEUR")
    try:
        return name, ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return name, value


def parser() -> argparse.ArgumentParser:
    """The arguments."""
    whole = _Parser(prog="entrelacs", description="Explore tous les entrelacements d'un petit programme concurrent.")
    commands = whole.add_subparsers(dest="commande", required=True, parser_class=_Parser, metavar="COMMANDE")
    helps = {
        "explorer": "explore tous les entrelacements",
        "simuler": "exécute le programme une fois, en temps virtuel",
        "rejouer": "rejoue un ordonnancement donné par explorer",
    }
    for name, text in helps.items():
        command = commands.add_parser(name, help=text, description=text.capitalize() + ".")
        command.add_argument("fichier", metavar="FICHIER", help="le programme Python")
        command.add_argument(
            "--constante", action="append", default=[], type=_constant, metavar="NOM=VALEUR",
            help="remplace une constante du module (peut être répété)",
        )  # fmt: skip
        command.add_argument("--json", action="store_true", help="écrit un objet JSON")
        if name != "simuler":
            command.add_argument("--max-etats", type=int, default=MAX_STATES, metavar="N", help="limite d'états")
            command.add_argument(
                "--reveils", choices=["documentes", "fifo"], default="documentes",
                help="qui notify() réveille : n'importe qui (documentes) ou le premier (fifo)",
            )  # fmt: skip
        if name == "simuler":
            command.add_argument("--graine", type=int, metavar="N", help="tire les fils au hasard, de façon reproductible")
        if name == "rejouer":
            command.add_argument("--ordonnancement", required=True, metavar="TEXTE", help="par exemple 0*2.1.2:expire")
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        options = parser().parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    constants = dict(options.constante)
    try:
        if options.commande == "explorer":
            return _explore(options, constants)
        if options.commande == "simuler":
            return _run(options, simulate(options.fichier, constants=constants, seed=options.graine))
        wakeups = "fifo" if options.reveils == "fifo" else "documented"
        run = replay(
            options.fichier, options.ordonnancement, constants=constants, max_states=options.max_etats, wakeups=wakeups
        )
        return _run(options, run)
    except KeyError as missing:
        return _refuse(f"{options.fichier} : aucune constante {missing.args[0]} dans ce module")
    except OSError as problem:
        return _refuse(f"{options.fichier} : fichier illisible ({problem.strerror})")
    except SyntaxError as problem:
        return _refuse(f"{options.fichier}:{problem.lineno} : erreur de syntaxe ({problem.msg})")
    except Unsupported as refusal:
        return _refuse(f"{options.fichier}:{refusal.line or '?'} : {refusal.reason}")
    except ValueError as problem:
        return _refuse(str(problem))


def _refuse(message: str) -> int:
    print(f"entrelacs : {message}", file=sys.stderr)
    return 2


def _explore(options: argparse.Namespace, constants: dict[str, Any]) -> int:
    terminal = sys.stderr.isatty()

    def progress(states: int) -> None:
        if terminal:
            print(f"\r{states} états…", end="", file=sys.stderr, flush=True)

    wakeups = "fifo" if options.reveils == "fifo" else "documented"
    found = explore(
        options.fichier, constants=constants, max_states=options.max_etats, wakeups=wakeups, progress=progress
    )
    if terminal:
        print("\r\033[K", end="", file=sys.stderr)
    if options.json:
        print(json.dumps(as_json(found), ensure_ascii=False))
    else:
        print(report(options.fichier, found, constants, options.max_etats, wakeups))
    return {"ok": 0, "failure": 1}.get(found.verdict, 2)


def as_json(found: Exploration) -> dict[str, Any]:
    """The object that ``--json`` prints."""
    whole: dict[str, Any] = {
        "verdict": found.verdict,
        "outcomes": [
            {"output": o.output, "schedule": str(o.schedule), "probability": o.probability} for o in found.outcomes
        ],
        "failures": [_failure_json(failure) for failure in found.failures],
        "states": found.states,
        "transitions": found.transitions,
        "schedules": found.schedules,
    }
    if found.reason is not None:
        whole |= {"reason": found.reason, "line": found.line}
    return whole


def _failure_json(failure: Failure) -> dict[str, Any]:
    whole = {
        "kind": failure.kind, "exception": failure.exception, "message": failure.message,
        "thread": failure.thread, "line": failure.line, "schedule": str(failure.schedule),
    }  # fmt: skip
    return {key: value for key, value in whole.items() if key != "exception" or value is not None}


def number(value: int) -> str:
    """A number as French writes it."""
    return f"{value:,}".replace(",", "\u202f")


def report(
    path: str, found: Exploration, constants: dict[str, Any], max_states: int = MAX_STATES, wakeups: str = "documented"
) -> str:
    """What a reader gets: verdict, outcomes, and the shortest counter-example as a table."""
    verdicts = {
        "ok": "aucune défaillance", "failure": "DÉFAILLANCE", "incomplete": "INCOMPLET", "unsupported": "NON MODÉLISÉ",
    }  # fmt: skip
    lines = [f"{path} : {verdicts[found.verdict]}"]
    if found.verdict == "unsupported":
        return f"{lines[0]}\n  ligne {found.line or '?'} : {found.reason}"
    if found.reason:
        lines.append(f"  {found.reason}")
    schedules = "un nombre illimité (le graphe a un cycle)" if found.schedules is None else number(found.schedules)
    if found.verdict == "incomplete":
        schedules = "?"
    lines.append(f"  {number(found.states)} états, {number(found.transitions)} pas, ordonnancements : {schedules}")
    lines.append("Issues possibles (probabilité si chaque fil a autant de chances d'avancer) :")
    for outcome in found.outcomes:
        text = outcome.output.rstrip("\n").replace("\n", " ⏎ ") or "(rien d'affiché)"
        wrong = f"  ← {KINDS[outcome.failure.kind]}" if outcome.failure else ""
        percent = f"{100 * outcome.probability:.1f}".replace(".", ",")
        lines.append(f"  {percent:>5} %  {text}{wrong}")
    for failure in found.failures:
        where = f", ligne {failure.line}" if failure.line else ""
        what = f" : {failure.exception}: {failure.message}".rstrip(": ") if failure.exception else ""
        thread = f" dans {failure.thread}" if failure.thread and failure.kind == "exception" else ""
        lines.append(f"Défaillance : {KINDS[failure.kind]}{thread}{where}{what}")
        lines += [f"  {name} : {why}" for name, why in failure.waits]
    if found.failures:
        shortest = min(found.failures, key=lambda failure: len(failure.schedule))
        lines.append(f"Contre-exemple le plus court ({len(shortest.schedule)} pas) :")
        run = replay(path, shortest.schedule, constants=constants, max_states=max_states, wakeups=wakeups)
        lines.append(table(run))
        lines.append(f"Pour le rejouer : python -m entrelacs rejouer {path} --ordonnancement {shortest.schedule}")
    return "\n".join(lines)


def table(run: Run) -> str:
    """The steps of an execution, one column per thread, with the values that changed."""
    used = sorted({step.thread for step in run.steps})
    if not used:
        return "  (aucun pas)"
    names = [run.threads[i] for i in used] + ["valeurs changées"]
    width = max(16, (WIDTH - 6) // len(names) - 3)
    rows: list[list[str]] = []
    for before, after, step in zip(run.nodes, run.nodes[1:], run.steps, strict=False):
        row = [""] * len(names)
        row[used.index(step.thread)] = f"{step.line}: {step.action}"
        old = dict(before.shared)
        changed = [f"{name} = {value}" for name, value in after.shared if old.get(name) != value]
        if after.output != before.output:
            changed.append("affiché : " + after.output[len(before.output) :].rstrip("\n").replace("\n", " ⏎ "))
        row[-1] = ", ".join(changed)
        rows.append(row)
    lines = [_row(names, width), "  " + "-+-".join("-" * width for _ in names)]
    for row in rows:
        cells = [textwrap.wrap(cell, width) or [""] for cell in row]
        for i in range(max(map(len, cells))):
            lines.append(_row([cell[i] if i < len(cell) else "" for cell in cells], width))
    for index, thread in enumerate(run.nodes[-1].threads):
        if thread.status == "blocked":
            lines.append(f"  {run.threads[index]} reste bloqué, ligne {thread.line} : {thread.blocked_by}")
    return "\n".join(lines)


def _row(cells: list[str], width: int) -> str:
    return "  " + " | ".join(cell[:width].ljust(width) for cell in cells).rstrip()


def _run(options: argparse.Namespace, run: Run) -> int:
    if options.json:
        failure = None if run.failure is None else _failure_json(run.failure)
        print(json.dumps({"output": run.output, "failure": failure, "schedule": str(run.schedule)}, ensure_ascii=False))
    else:
        print(run.output, end="")
        if run.steps:
            print(table(run))
        if run.failure is not None:
            message = f" : {run.failure.exception}: {run.failure.message}" if run.failure.exception else ""
            print(f"Défaillance : {KINDS[run.failure.kind]}{message}")
    return 1 if run.failure else 0
