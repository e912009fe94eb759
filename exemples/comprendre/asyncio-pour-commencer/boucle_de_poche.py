"""Une boucle d'événements de poche : chacun avance jusqu'à son yield."""

from collections import deque


def travail(nom):
    print(nom, "commence")
    yield
    print(nom, "finit")


pretes = deque([travail("A"), travail("B")])
while pretes:
    tache = pretes.popleft()
    try:
        next(tache)
        pretes.append(tache)
    except StopIteration:
        pass
