"""Une seule équipe prend le poste : la réponse d'acquire décide."""

from threading import Lock, Thread

NB_FILS = 3

poste = Lock()
gagnants = []


def prendre_le_poste(nom):
    if poste.acquire(blocking=False):
        gagnants.append(nom)


fils = [
    Thread(target=prendre_le_poste, args=(nom,))
    for nom in range(NB_FILS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("gagnants :", len(gagnants))
