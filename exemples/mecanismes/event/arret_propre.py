"""Une mesure périodique que l'on arrête sans attendre sa pause."""

import threading

PERIODE = 0.01

arret = threading.Event()
premiere = threading.Event()
mesures = []


def mesurer():
    # wait() sert de pause : elle renvoie True dès que l'arrêt est demandé.
    while not arret.wait(timeout=PERIODE):
        mesures.append("mesure")
        premiere.set()


fil = threading.Thread(target=mesurer)
fil.start()
premiere.wait()
arret.set()
fil.join()
print("au moins une mesure :", len(mesures) >= 1)
print("le fil est fini :", not fil.is_alive())
