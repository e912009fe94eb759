"""« pong » démarre le premier ; on regarde qui joue vraiment."""

import threading

ECHANGES = 3

condition = threading.Condition()
partie = []


def jouer(moi):
    partie.append(threading.current_thread().name)
    if moi != partie[-1]:
        partie.append("(" + moi + ")")


# <vous>
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


# </vous>
fils = [
    threading.Thread(target=joueur, args=("pong", "ping"), name="pong"),
    threading.Thread(target=joueur, args=("ping", "pong"), name="ping"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(" ".join(partie))
