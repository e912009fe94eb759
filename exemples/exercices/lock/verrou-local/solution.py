"""Deux fils additionnent des tickets, chacun sous un verrou."""

from threading import Lock, Thread

TICKETS = 2

total = 0


def lire_ticket():
    return 1


verrou = Lock()


def additionner():
    global total
    for _ in range(TICKETS):
        montant = lire_ticket()
        with verrou:
            total += montant


fil_a = Thread(target=additionner, name="A")
fil_b = Thread(target=additionner, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("total =", total)
