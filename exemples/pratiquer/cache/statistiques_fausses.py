"""Sans verrou, les statistiques d'un cache partagé perdent des lectures."""

from threading import Thread

LECTURES = 1

valeurs = {"pi": 3.14}
succes = 0


def lire(cle):
    global succes
    succes += 1
    return valeurs[cle]


def travailler():
    for _ in range(LECTURES):
        lire("pi")


fils = [Thread(target=travailler, name=nom) for nom in ("A", "B")]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("succès :", succes)
