"""On cède le pont à qui attend en face, quand c'est son tour."""

from threading import Condition, Thread

VOITURES = ["nord", "nord", "sud"]

etat = Condition()
sur_le_pont = {"nord": 0, "sud": 0}
attendent = {"nord": 0, "sud": 0}
tour = "nord"
ensemble = 0


def entrer(sens, en_face):
    global ensemble
    with etat:
        attendent[sens] += 1
        while sur_le_pont[en_face] or (
            attendent[en_face] and tour == en_face
        ):
            etat.wait()
        attendent[sens] -= 1
        sur_le_pont[sens] += 1
        ensemble = max(ensemble, sur_le_pont[sens])


def sortir(sens, en_face):
    global tour
    with etat:
        sur_le_pont[sens] -= 1
        tour = en_face
        etat.notify_all()


def passer(sens):
    en_face = "sud" if sens == "nord" else "nord"
    entrer(sens, en_face)
    assert sur_le_pont[en_face] == 0
    sortir(sens, en_face)


fils = [
    Thread(target=passer, args=(sens,), name=f"{sens} {n}")
    for n, sens in enumerate(VOITURES)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ensemble sur le pont, au plus :", ensemble)
