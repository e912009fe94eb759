"""Deux joueurs se renvoient la balle, chacun son tour."""

import threading

ECHANGES = 2

condition = threading.Condition()
partie = []


def jouer(moi):
    partie.append(moi)


# <vous>
# <solution>
tour = "ping"


# </solution>
def joueur(moi, autre):
    # <solution>
    global tour
    # </solution>
    for _ in range(ECHANGES):
        with condition:
            # <depart>
            # condition.notify()
            # jouer(moi)
            # condition.wait()
            # </depart>
            # <solution>
            while tour != moi:
                condition.wait()
            jouer(moi)
            tour = autre
            condition.notify()
            # </solution>


# </vous>
fils = [
    threading.Thread(target=joueur, args=("ping", "pong")),
    threading.Thread(target=joueur, args=("pong", "ping")),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(" ".join(partie))
