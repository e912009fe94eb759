"""Un spectateur applaudit : il réveille les joueurs, sans rien changer."""

import threading

ECHANGES = 2

condition = threading.Condition()
partie = []


def jouer(moi):
    partie.append(moi)


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
def applaudir():
    with condition:
        condition.notify_all()


fils = [
    threading.Thread(target=joueur, args=("ping", "pong")),
    threading.Thread(target=joueur, args=("pong", "ping")),
    threading.Thread(target=applaudir),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(" ".join(partie))
