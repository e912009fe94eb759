"""Trois caisses, à tour de rôle : Z, puis X, puis Y."""

from threading import Condition, Thread

tour = "Z"
passages = ""
condition = Condition()


def servir(moi):
    global passages
    passages += moi


def appeler(moi, autre):
    global tour
    with condition:
        # <vous>
        while tour != moi:
            condition.wait()
        servir(moi)
        tour = autre
        condition.notify_all()
        # </vous>


suivante = {"X": "Y", "Y": "Z", "Z": "X"}
caisses = [
    Thread(target=appeler, args=(nom, suivante[nom])) for nom in "XYZ"
]
for caisse in caisses:
    caisse.start()
for caisse in caisses:
    caisse.join()

print("passages :", passages, "· au tour de", tour)
