"""Deux joueurs se renvoient la balle, chacun son tour."""

import threading

ECHANGES = 2

condition = threading.Condition()
# <solution>
tour = "ping"
# </solution>
partie = []


def joueur(moi, autre):
    # <solution>
    global tour
    # </solution>
    for _ in range(ECHANGES):
        with condition:
            # <depart>
            # condition.notify()
            # partie.append(moi)
            # condition.wait()
            # </depart>
            # <solution>
            while tour != moi:
                condition.wait()
            partie.append(moi)
            tour = autre
            condition.notify()
            # </solution>


fils = [
    threading.Thread(target=joueur, args=("ping", "pong")),
    threading.Thread(target=joueur, args=("pong", "ping")),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(" ".join(partie))
