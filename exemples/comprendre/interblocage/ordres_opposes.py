"""Deux fils prennent les deux mêmes verrous, dans l'ordre opposé."""

from threading import Lock, Thread

verrou_a = Lock()
verrou_b = Lock()


def premier():
    with verrou_a:
        with verrou_b:
            pass


def second():
    with verrou_b:
        with verrou_a:
            pass


fil_1 = Thread(target=premier, name="fil 1")
fil_2 = Thread(target=second, name="fil 2")
fil_1.start()
fil_2.start()
fil_1.join()
fil_2.join()

print("terminé")
