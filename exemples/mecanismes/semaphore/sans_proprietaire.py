"""Zéro jeton au départ : un fil attend ce qu'un autre dépose."""

from threading import Semaphore, Thread

cafes = Semaphore(0)
journal = []


def servir():
    journal.append("préparé")
    cafes.release()


def boire():
    cafes.acquire()
    journal.append("bu")


client = Thread(target=boire, name="client")
barista = Thread(target=servir, name="barista")
client.start()
barista.start()
client.join()
barista.join()

print(", ".join(journal))
