"""Une place de parking n'est pas rendue quand la visite échoue."""

from threading import BoundedSemaphore, Thread

PLACES = 1

places = BoundedSemaphore(PLACES)
journal = []


def tarif(duree):
    return 60 // duree


def visiter(duree):
    places.acquire()
    journal.append(tarif(duree))
    places.release()


def visiter_prudemment(duree):
    try:
        visiter(duree)
    except ZeroDivisionError:
        journal.append("refusé")


fil_a = Thread(target=visiter_prudemment, args=(0,), name="A")
fil_a.start()
fil_a.join()

fil_b = Thread(target=visiter_prudemment, args=(20,), name="B")
fil_b.start()
fil_b.join()

print(journal)
