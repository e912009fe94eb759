"""Deuxième remède : si le second verrou est pris, libérer le premier."""

from threading import Lock, Thread

verrou_a = Lock()
verrou_b = Lock()


def prendre_les_deux(un, autre):
    while True:
        with un:
            if autre.acquire(blocking=False):
                autre.release()
                return


fil_1 = Thread(
    target=prendre_les_deux, args=(verrou_a, verrou_b), name="fil 1"
)
fil_2 = Thread(
    target=prendre_les_deux, args=(verrou_b, verrou_a), name="fil 2"
)
fil_1.start()
fil_2.start()
fil_1.join()
fil_2.join()

print("terminé")
