"""Deux fils attendent un verrou : lequel l'aura en premier ?"""

from threading import Lock, Thread

verrou = Lock()
servis = []


def attendre(nom):
    with verrou:
        servis.append(nom)


fil_a = Thread(target=attendre, args=("A",), name="A")
fil_b = Thread(target=attendre, args=("B",), name="B")
with verrou:
    fil_a.start()
    fil_b.start()
fil_a.join()
fil_b.join()

print("servis :", " ".join(servis))
