"""Un panneau de gare change pendant qu'une voyageuse le lit."""

import threading

voie, heure = 1, 8
verrou = threading.Lock()


def changer():
    global voie, heure
    with verrou:
        voie = 2
        heure = 9


def lire():
    with verrou:
        voie_lue = voie
    with verrou:
        heure_lue = heure
    print("voie", voie_lue, "à", heure_lue, "h")


fils = [threading.Thread(target=changer), threading.Thread(target=lire)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
