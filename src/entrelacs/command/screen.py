"""What is answered on the terminal: progress, a search, a path."""

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
from ..telling.language import said, say
from ..telling.report import conditions, describe, table
from ..telling.sentences import called, count, percent
from ..telling.shell import quoted, replay_command, spelled
from .options import constants


class Progress:
    """The number of states met, on one line that is written over."""

    def __init__(self, stream: TextIO):
        self.stream = stream

    def __call__(self, states: int) -> None:
        print("\r" + say("{} états…", states), end="", file=self.stream, flush=True)

    def clear(self) -> None:
        print("\r\033[K", end="", file=self.stream, flush=True)


def tell_early(known: Exploration) -> None:
    """A failure is a fact, even while the search goes on: it is said at once, beside the answer that is to come."""
    shortest = min(known.failures, key=lambda failure: len(failure.schedule))
    print(say("Une faute est déjà trouvée ({}) : {}.", count(known.states, "état"), describe(shortest)) + "\n", file=sys.stderr)
    print(table(known.replay(shortest.schedule), columns()), file=sys.stderr)
    print("\n" + say("La recherche continue (Ctrl+C l'arrête ; --premiere-faute s'en tient là)."), file=sys.stderr, flush=True)


def tell(options: argparse.Namespace, found: Exploration) -> None:
    """Print the answer of a search: the verdict, what may be printed, the shortest way to a failure."""
    sizes = f"{count(found.states, 'état')}, {count(found.transitions, 'transition')}"
    if found.memory and found.memory >= 1_000_000:
        sizes += say(", {} Mo", found.memory // 1_000_000)
    if found.verdict == "incomplete":
        print(say("INCOMPLET : {}. Rien n'est prouvé ; voici ce qui a été rencontré ({}).", said(found.reason or ""), sizes))
        print(_further(found))
    elif found.reason:  # cut short, but one failure is a fact
        print(say("FAUTE TROUVÉE, et il peut y en avoir d'autres : {} ({}).", said(found.reason), sizes))
    else:
        number = say("un nombre illimité d'ordonnancements") if found.schedules is None else count(found.schedules, "ordonnancement")
        verdict = say("FAUTE TROUVÉE" if found.verdict == "failure" else "TERMINÉ SANS FAUTE")
        print(say("{} : tous les entrelacements ont été parcourus ({}, {}).", verdict, sizes, number))
    for sentence in conditions(found):
        print(sentence)
    if found.outcomes:
        print("\n" + say("Ce que le programme peut afficher :"))
    else:
        print("\n" + say("Aucune exécution ne se termine dans ce qui a été parcouru." if found.reason else "Aucune exécution ne se termine."))
    for (output, kind), outcomes in _alike(found.outcomes).items():
        ending = "" if kind is None else f"  ← {called(kind)}" + (say(" ({} façons)", len(outcomes)) if len(outcomes) > 1 else "")
        # Of a graph seen in part, a probability would mean nothing.
        certain = len(outcomes) == len(found.outcomes) and all(failure.kind != "livelock" for failure in found.failures)
        share = "" if found.reason else percent(1.0 if certain else min(sum(outcome.probability or 0.0 for outcome in outcomes), ALMOST))
        print(f"  {share:>8}  {textwrap.indent(output.rstrip(chr(10)) or say('(rien)'), ' ' * 12).strip()}{ending}")
    if found.failures:
        shortest = min(found.failures, key=lambda failure: len(failure.schedule))
        if not shortest.schedule.decisions:
            print("\n" + say("Quel que soit l'ordre des fils : {}.", describe(shortest)))
        else:
            path = "Un chemin vers la faute : {}." if found.reason else "Le plus court chemin vers la faute : {}."
            print("\n" + say(path, describe(shortest)) + "\n")
            show_path(options, found.replay(shortest.schedule))


def _further(found: Exploration) -> str:
    """What to do when a search has been cut short."""
    if found.limit:
        return say("Réduisez le programme (--constante NOM=VALEUR) ou relevez la limite ({} N).", spelled(limits.TABLE[found.limit].option))
    return say("Réduisez le programme (--constante NOM=VALEUR).")


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
        words.append(spelled("--tirages"))
    if options.ecritures:
        words.append(spelled("--ecritures"))
    if options.premiere_faute:
        words.append(spelled("--premiere-faute"))
    for name, limit in limits.TABLE.items():
        if getattr(options, name) != getattr(LIMITS, name):
            words += [spelled(limit.option), f"{getattr(options, name):g}" if name == "seconds" else str(getattr(options, name))]
    start = replay_command(str(options.fichier), constants(options), options.reveils or "documented", words)
    print("\n" + say("Pour le rejouer : {}", start + quoted(str(run.schedule))))

