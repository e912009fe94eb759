"""Deux joueurs se renvoient la balle, chacun son tour."""

import threading

ECHANGES = 2

condition = threading.Condition()
partie = []


def jouer(moi):
    partie.append(moi)


tour = "ping"


def joueur(moi, autre):
    global tour
    for _ in range(ECHANGES):
        with condition:
            while tour != moi:
                condition.wait()
            jouer(moi)
            tour = autre
            condition.notify()


fils = [
    threading.Thread(target=joueur, args=("ping", "pong")),
    threading.Thread(target=joueur, args=("pong", "ping")),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(" ".join(partie))
