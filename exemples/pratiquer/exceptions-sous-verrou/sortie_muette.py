"""except Exception laisse passer sys.exit, et le fil meurt sans un mot."""

import sys
from threading import Lock, Thread

soldes = {"Alice": 100, "Bruno": 100}
verrou = Lock()


def avertir_la_banque():
    sys.exit("banque fermée")


def virer(source, cible, montant):
    with verrou:
        soldes[source] -= montant
        try:
            avertir_la_banque()
        except Exception:
            soldes[source] += montant
            raise
        soldes[cible] += montant


fil = Thread(target=virer, args=("Alice", "Bruno", 30))
fil.start()
fil.join()
print("total :", sum(soldes.values()))
