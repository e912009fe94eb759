"""Deux caisses appellent chacune leur client, à tour de rôle."""

from threading import Condition, Thread

TOURS = 3

tour = "A"
appels = []
condition = Condition()


def servir(moi):
    appels.append(moi)


def appeler(moi, autre):
    global tour
    for _ in range(TOURS):
        with condition:
            # <vous>
            # <depart>
            # servir(moi)
            # </depart>
            # <solution>
            while tour != moi:
                condition.wait()
            servir(moi)
            tour = autre
            condition.notify_all()
            # </solution>
            # </vous>


caisse_a = Thread(target=appeler, args=("A", "B"), name="caisse A")
caisse_b = Thread(target=appeler, args=("B", "A"), name="caisse B")
caisse_b.start()
caisse_a.start()
caisse_a.join()
caisse_b.join()

print(" ".join(appels))
