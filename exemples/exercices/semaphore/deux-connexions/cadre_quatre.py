"""Quatre connexions : deux copies doivent pouvoir se faire ensemble."""

from threading import Barrier, BoundedSemaphore, Lock, Thread

connexions = BoundedSemaphore(4)
ensemble = Barrier(2)
copies = []


def transcrire():
    ensemble.wait()
    copies.append("copie")


# <vous>
guichet = Lock()


def copier():
    with guichet:
        connexions.acquire()
        connexions.acquire()
    transcrire()
    connexions.release(2)


# </vous>
fil_a = Thread(target=copier, name="A")
fil_b = Thread(target=copier, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("copies :", len(copies))
