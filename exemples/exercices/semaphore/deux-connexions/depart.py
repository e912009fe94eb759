"""Chaque copie a besoin de deux connexions ; il y en a deux en tout."""

import threading

TOURS = 20_000

connexions = threading.BoundedSemaphore(2)
copies = []


def transcrire():
    copies.append("copie")


def copier():
    with connexions:
        with connexions:
            transcrire()


def repeter():
    for _ in range(TOURS):
        copier()


fil_a = threading.Thread(target=repeter, name="A")
fil_b = threading.Thread(target=repeter, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("copies :", len(copies))
