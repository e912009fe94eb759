"""Quatre connexions : deux copies doivent pouvoir se faire ensemble."""

import threading

connexions = threading.BoundedSemaphore(4)
ensemble = threading.Barrier(2)
copies = []


def transcrire():
    ensemble.wait()
    copies.append("copie")


# <vous>
guichet = threading.Lock()


def copier():
    with guichet:
        connexions.acquire()
        connexions.acquire()
    transcrire()
    connexions.release(2)


# </vous>
fil_a = threading.Thread(target=copier, name="A")
fil_b = threading.Thread(target=copier, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("copies :", len(copies))
