"""What is answered on the terminal, in French: progress, a search, a path."""

from __future__ import annotations

import argparse
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import TextIO

from ..answer.analysis import ALMOST
from ..bounds import limits
from ..bounds.limits import LIMITS
from ..results import Exploration, Outcome, Run
from ..telling.report import conditions, describe, table
from ..telling.sentences import FAILURES, count, percent
from ..telling.shell import quoted, replay_command
from .options import constants


class Progress:
    """The number of states met, on one line that is written over."""

    def __init__(self, stream: TextIO):
        self.stream = stream

    def __call__(self, states: int) -> None:
        print(f"\r{states} états…", end="", file=self.stream, flush=True)

    def clear(self) -> None:
        print("\r\033[K", end="", file=self.stream, flush=True)


def tell_early(known: Exploration) -> None:
    """A failure is a fact, even while the search goes on: it is said at once, beside the answer that is to come."""
    shortest = min(known.failures, key=lambda failure: len(failure.schedule))
    print(f"Une faute est déjà trouvée ({count(known.states, 'état')}) : {describe(shortest)}.\n", file=sys.stderr)
    print(table(known.replay(shortest.schedule), columns()), file=sys.stderr)
    print("\nLa recherche continue (Ctrl+C l'arrête ; --premiere-faute s'en tient là).", file=sys.stderr, flush=True)


def tell(options: argparse.Namespace, found: Exploration) -> None:
    """Print the answer of a search: the verdict, what may be printed, the shortest way to a failure."""
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
    for sentence in conditions(found):
        print(sentence)
    if found.outcomes:
        print("\nCe que le programme peut afficher :")
    else:
        print("\nAucune exécution ne se termine" + (" dans ce qui a été parcouru." if found.reason else "."))
    for (output, kind), outcomes in _alike(found.outcomes).items():
        ending = "" if kind is None else f"  ← {FAILURES[kind]}" + (f" ({len(outcomes)} façons)" if len(outcomes) > 1 else "")
        # Of a graph seen in part, a probability would mean nothing.
        certain = len(outcomes) == len(found.outcomes) and all(failure.kind != "livelock" for failure in found.failures)
        share = "" if found.reason else percent(1.0 if certain else min(sum(outcome.probability or 0.0 for outcome in outcomes), ALMOST))
        print(f"  {share:>8}  {textwrap.indent(output.rstrip(chr(10)) or '(rien)', ' ' * 12).strip()}{ending}")
    if found.failures:
        shortest = min(found.failures, key=lambda failure: len(failure.schedule))
        path = "Un chemin" if found.reason else "Le plus court chemin"
        if not shortest.schedule.decisions:
            print(f"\nQuel que soit l'ordre des fils : {describe(shortest)}.")
        else:
            print(f"\n{path} vers la faute : {describe(shortest)}.\n")
            show_path(options, found.replay(shortest.schedule))


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


def columns() -> int:
    """How wide the terminal is."""
    return shutil.get_terminal_size((100, 24)).columns


def show_path(options: argparse.Namespace, run: Run) -> None:
    """Print a run as a table, and the command that replays it."""
    print(table(run, columns()))
    words: list[str] = []
    if options.tirages:
        words.append("--tirages")
    if options.ecritures:
        words.append("--ecritures")
    if options.premiere_faute:
        words.append("--premiere-faute")
    for name, limit in limits.TABLE.items():
        if getattr(options, name) != getattr(LIMITS, name):
            words += [limit.option, f"{getattr(options, name):g}" if name == "seconds" else str(getattr(options, name))]
    start = replay_command(str(options.fichier), constants(options), options.reveils or "documented", words)
    print(f"\nPour le rejouer : {start}{quoted(str(run.schedule))}")

