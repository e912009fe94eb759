"""Deux joueurs se renvoient la balle, chacun son tour."""

import threading

ECHANGES = 2

condition = threading.Condition()
partie = []


def jouer(moi):
    partie.append(moi)


def joueur(moi, autre):
    for _ in range(ECHANGES):
        with condition:
            condition.notify()
            jouer(moi)
            condition.wait()


fils = [
    threading.Thread(target=joueur, args=("ping", "pong")),
    threading.Thread(target=joueur, args=("pong", "ping")),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(" ".join(partie))
