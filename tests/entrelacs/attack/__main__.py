"""Attaque entrelacs aussi longtemps qu'on le demande : ``python -m tests.entrelacs.attack --duree 3600``.

Chaque désaccord est réduit à un programme minimal, affiché avec la commande qui le reproduit ; l'état de sortie est alors 1.
``--deductions`` ne prend qu'une route, la plus rapide : chaque pas déduit est exécuté et comparé.
``--programme threads/1234`` reprend un seul programme, par toutes les routes ; un fichier à la place essaie un programme à soi.
"""

import argparse
import collections
import pathlib
import random
import sys
import time
import warnings

from entrelacs import speak

from . import oracles
from .generators import GENERATORS
from .shrink import apart, shrunk

BATCH = 12
SMALL = 150
"""States that a search looks at when only its deductions are compared: many programs say more than large ones."""


class Attack:
    """The programs tried, and what was found about them.

    When it is `thorough`, each program takes all the roads; otherwise the costly ones in turn.
    """

    def __init__(self, thorough, say=print, deductions=False):
        self.thorough, self.say, self.batches, self.deductions = thorough, say, 0, deductions
        self.tried = collections.Counter()
        self.refused = collections.Counter()
        self.found = []

    def batch(self, programs):
        """Try programs, [(name, source), …]; tell each disagreement."""
        if self.deductions:
            for name, source in programs:
                self.tried[name.partition("/")[0]] += 1
                for disagreement in oracles.deduced(source, max_states=SMALL):
                    self.tell(name, source, disagreement)
            return
        explored = []
        for name, source in programs:
            generator = name.partition("/")[0]
            self.tried[generator] += 1
            known = GENERATORS.get(generator)
            turn = None if self.thorough else sum(self.tried.values())
            disagreement, found = oracles.inside(source, known is not None and known.alone, turn)
            if disagreement is None and known is not None:
                disagreement = known.right(source, found)
            if disagreement is not None:
                self.tell(name, source, disagreement)
            elif found.verdict == "unsupported":
                self.refused[found.reason] += 1
            else:
                explored.append((name, source, found))
        batch = [(source, found) for _, source, found in explored]
        if not batch:
            return
        self.batches += 1
        wrong = dict(oracles.real(batch)) if known is None or not known.alone else {}
        labels = list(oracles.others())
        for label in labels if self.thorough else [labels[self.batches % len(labels)]]:
            wrong = {**oracles.elsewhere(batch, label), **wrong}
        for index, disagreement in wrong.items():
            self.tell(explored[index][0], explored[index][1], disagreement)

    def tell(self, name, source, disagreement):
        """Say what disagrees, and the smallest program that shows it."""
        self.found.append((name, disagreement))
        generator = GENERATORS.get(name.partition("/")[0])
        oracles.others()  # found once, and not by each of the processes that try a smaller program
        small = shrunk(source, apart(lambda text: oracles.confirmed(text, disagreement.oracle, generator)))
        self.say(f"\nDÉSACCORD ({disagreement.oracle}), programme {name} :\n{disagreement.text}\n\nProgramme réduit :\n\n{small}")
        self.say(f"Pour le reprendre : python -m tests.entrelacs.attack --programme {name}", flush=True)


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m tests.entrelacs.attack", description="Attaque entrelacs par des programmes engendrés.")
    parser.add_argument("--duree", type=float, default=60, metavar="SECONDES", help="combien de temps (défaut : 60)")
    parser.add_argument("--graine", type=int, metavar="N", help="la première graine (défaut : au hasard)")
    parser.add_argument("--generateur", action="append", choices=GENERATORS, help="un seul générateur, ou plusieurs (défaut : tous)")
    parser.add_argument("--programme", metavar="NOM", help="un seul programme : generateur/graine, ou un fichier")
    parser.add_argument("--journal", type=pathlib.Path, metavar="FICHIER", help="où noter les comptes, chaque minute")
    parser.add_argument("--deductions", action="store_true", help="comparer seulement chaque pas déduit à son exécution")
    options = parser.parse_args(arguments)
    speak("fr")
    warnings.simplefilter("ignore", SyntaxWarning)  # of the programs: nobody would write them
    attack = Attack(thorough=options.programme is not None, deductions=options.deductions)
    if options.programme:
        attack.batch([(options.programme, read(options.programme))])
    else:
        run(attack, options)
    total = sum(attack.tried.values())
    print(f"\n{total} programmes essayés ({counts(attack.tried)}), {sum(attack.refused.values())} refusés, {len(attack.found)} désaccords.")
    for reason, number in attack.refused.most_common(12):
        print(f"  refusé {number} fois : {reason}")
    return 1 if attack.found else 0


def run(attack, options):
    """Batches, one generator after the other, until the time is over."""
    names = options.generateur or [name for name, generator in GENERATORS.items() if not (options.deductions and generator.alone)]
    seed = options.graine if options.graine is not None else random.SystemRandom().randrange(10**9)
    end, told = time.monotonic() + options.duree, time.monotonic()
    while time.monotonic() < end:
        for name in names:
            attack.batch([(f"{name}/{number}", GENERATORS[name].source(number)) for number in range(seed, seed + BATCH)])
        seed += BATCH
        if options.journal and time.monotonic() - told > 60:
            told = time.monotonic()
            with options.journal.open("a", encoding="utf-8") as file:
                file.write(f"{time.strftime('%H:%M')} depuis le départ : {counts(attack.tried)} ; désaccords : {len(attack.found)}\n")
    if options.journal:
        with options.journal.open("a", encoding="utf-8") as file:
            file.write(f"{time.strftime('%H:%M')} fin d'une course : {counts(attack.tried)} ; désaccords : {[(n, d.oracle) for n, d in attack.found]}\n")


def read(name):
    """The source of a program: generated, or that of a file."""
    generator, _, seed = name.partition("/")
    if generator in GENERATORS and seed.isdecimal():
        return GENERATORS[generator].source(int(seed))
    return pathlib.Path(name).read_text(encoding="utf-8")


def counts(tried):
    return ", ".join(f"{name} {number}" for name, number in tried.items()) or "0"


if __name__ == "__main__":
    sys.exit(main())
