"""Deux fils affichent chacun une ligne, en deux morceaux."""

# <depart>
# from threading import Thread
# </depart>
# <solution>
from threading import Lock, Thread

verrou = Lock()
# </solution>


def annoncer(nom):
    # <depart>
    # print(nom, end=" : ")
    # print("présent")
    # </depart>
    # <solution>
    with verrou:
        print(nom, end=" : ")
        print("présent")
    # </solution>


fil_a = Thread(target=annoncer, args=("Ana",), name="A")
fil_b = Thread(target=annoncer, args=("Bob",), name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()
