"""Un capteur publie sa mesure ; un lecteur l'attend, mais pas toujours."""

import threading

pret = threading.Event()
mesure = 0


def mesurer():
    global mesure
    mesure = 20
    pret.set()


def lire():
    a_temps = pret.wait(timeout=1)
    print("à temps :", a_temps, "; mesure :", mesure)


fils = [
    threading.Thread(target=mesurer),
    threading.Thread(target=lire),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
