"""Deux fils affichent chacun une ligne, en deux morceaux."""

from threading import Lock, Thread

verrou = Lock()


def annoncer(nom):
    with verrou:
        print(nom, end=" : ")
        print("présent")


fil_a = Thread(target=annoncer, args=("Ana",), name="A")
fil_b = Thread(target=annoncer, args=("Bob",), name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()
