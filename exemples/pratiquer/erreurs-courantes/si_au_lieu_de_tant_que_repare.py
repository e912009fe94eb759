"""Au réveil, la condition est testée de nouveau."""

from threading import Condition, Thread

file = []
arrivee = Condition()
recus = []


def consommer():
    with arrivee:
        while not file:
            arrivee.wait()
        recus.append(file.pop())


def produire():
    for colis in ("A", "B"):
        with arrivee:
            file.append(colis)
            arrivee.notify_all()


fils = [
    Thread(target=consommer, name="lecteur 1"),
    Thread(target=consommer, name="lecteur 2"),
    Thread(target=produire, name="livreur"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("reçus :", sorted(recus))
