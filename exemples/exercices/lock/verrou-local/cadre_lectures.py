"""Lire un ticket prend du temps : les deux fils doivent pouvoir lire ensemble."""

from threading import Barrier, Lock, Thread

TICKETS = 2

total = 0
ensemble = Barrier(2)
lectures = []


def lire_ticket():
    lectures.append("ticket")
    ensemble.wait()
    return 5


# <vous>
verrou = Lock()


def additionner():
    global total
    for _ in range(TICKETS):
        montant = lire_ticket()
        with verrou:
            total += montant


# </vous>
fil_a = Thread(target=additionner, name="A")
fil_b = Thread(target=additionner, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("total =", total)
