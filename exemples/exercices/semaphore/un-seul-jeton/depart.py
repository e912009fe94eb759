"""Léa et Hugo s'attendent, avec un seul sémaphore pour eux deux."""

from threading import Semaphore, Thread

venus = Semaphore(0)
journal = []


def venir(nom):
    journal.append(f"{nom} arrive")
    venus.release()
    venus.acquire()
    journal.append(f"{nom} repart")


fil_lea = Thread(target=venir, args=("Léa",), name="Léa")
fil_hugo = Thread(target=venir, args=("Hugo",), name="Hugo")
fil_lea.start()
fil_hugo.start()
fil_lea.join()
fil_hugo.join()
seule = "repart" in journal[1]
print("reparti sans l'autre :", "oui" if seule else "non")
