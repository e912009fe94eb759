"""Un verrou pour toute la table, ou un par segment."""

import threading
import time

NB_FILS = 8
TOURS = 5
ESSAIS = 3


def mesurer(nb_segments):
    verrous = [threading.Lock() for _ in range(nb_segments)]

    def travailler(numero):
        for _ in range(TOURS):
            with verrous[numero % nb_segments]:
                time.sleep(0.005)  # une écriture sur le disque, disons

    fils = [
        threading.Thread(target=travailler, args=(numero,))
        for numero in range(NB_FILS)
    ]
    debut = time.perf_counter()
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    return (time.perf_counter() - debut) * 1000


for nb in (1, 2, 4, 8):
    temps = min(mesurer(nb) for _ in range(ESSAIS))
    print(f"{nb} : {temps:.0f} ms")
