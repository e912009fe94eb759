"""Troisième remède : un seul verrou pour les deux ressources."""

from threading import Lock, Thread

verrou = Lock()


def premier():
    with verrou:
        pass


def second():
    with verrou:
        pass


fil_1 = Thread(target=premier, name="fil 1")
fil_2 = Thread(target=second, name="fil 2")
fil_1.start()
fil_2.start()
fil_1.join()
fil_2.join()

print("terminé")
