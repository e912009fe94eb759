"""Le même relais, quand on cède le pont."""

from threading import Condition, Thread

etat = Condition()
sur_le_pont = {"nord": 0, "sud": 0}
attendent = {"nord": 0, "sud": 0}
tour = "nord"
passages = []


def entrer(sens, en_face):
    with etat:
        attendent[sens] += 1
        etat.notify_all()
        while sur_le_pont[en_face] or (
            attendent[en_face] and tour == en_face
        ):
            etat.wait()
        attendent[sens] -= 1
        sur_le_pont[sens] += 1
        passages.append(sens)


def sortir(sens, en_face):
    global tour
    with etat:
        sur_le_pont[sens] -= 1
        tour = en_face
        etat.notify_all()


def passer(sens, en_face):
    entrer(sens, en_face)
    sortir(sens, en_face)


en_face = Thread(target=passer, args=("sud", "nord"), name="sud")
entrer("nord", "sud")
en_face.start()
# Le fil principal joue les voitures du nord, qui se relaient.
with etat:
    while not attendent["sud"]:
        etat.wait()
entrer("nord", "sud")
sortir("nord", "sud")
sortir("nord", "sud")
entrer("nord", "sud")
sortir("nord", "sud")
en_face.join()
print("passages :", passages)
