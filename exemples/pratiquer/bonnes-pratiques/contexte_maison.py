"""Un gestionnaire de contexte donne un nom à une section critique."""

from contextlib import contextmanager
from threading import Lock, Thread

soldes = {"Alice": 100, "Bruno": 100}
verrou = Lock()


@contextmanager
def operation(libelle):
    with verrou:
        total = sum(soldes.values())
        yield soldes
        # La somme des soldes est l'invariant de la banque.
        assert sum(soldes.values()) == total, libelle


def virer(source, cible, montant):
    with operation("virement") as comptes:
        comptes[source] -= montant
        comptes[cible] += montant


fils = [
    Thread(target=virer, args=("Alice", "Bruno", 30), name="fil 1"),
    Thread(target=virer, args=("Bruno", "Alice", 10), name="fil 2"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(soldes)
