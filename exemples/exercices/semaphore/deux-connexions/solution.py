"""Chaque copie a besoin de deux connexions ; il y en a deux en tout."""

from threading import BoundedSemaphore, Lock, Thread

TOURS = 20_000

connexions = BoundedSemaphore(2)
copies = []


def transcrire():
    copies.append("copie")


guichet = Lock()


def copier():
    with guichet:
        connexions.acquire()
        connexions.acquire()
    transcrire()
    connexions.release(2)


def repeter():
    for _ in range(TOURS):
        copier()


fil_a = Thread(target=repeter, name="A")
fil_b = Thread(target=repeter, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("copies :", len(copies))
