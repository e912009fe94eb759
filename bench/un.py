"""Explore un seul programme, dans un processus à lui, et dit en JSON ce qu'il a trouvé : ``python -m bench.un LISTE NUMÉRO``.

Le dernier élément est le temps de calcul de l'exploration seule, en secondes, sans le démarrage.
"""

import json
import sys
import time

from bench import programmes
from entrelacs import api, speak
from entrelacs.bounds.limits import Limits

MEMORY = 20_000


def main() -> None:
    speak("fr")  # ce que dit une limite va dans le tableau du README
    measured = getattr(programmes, sys.argv[1])[int(sys.argv[2])]
    graphs, explore_states = [], api.explore_states

    def kept(*arguments: object) -> object:
        graphs.append(explore_states(*arguments))
        return graphs[-1]

    api.explore_states = kept
    start = time.process_time()
    found = api.explore(measured.source, constants=measured.constants, limits=Limits(states=measured.states, memory=MEMORY))
    seconds = time.process_time() - start
    graph = graphs[-1]
    print(json.dumps([found.states, found.transitions, graph.executed, found.memory, found.verdict, found.reason, seconds]))


if __name__ == "__main__":
    main()
