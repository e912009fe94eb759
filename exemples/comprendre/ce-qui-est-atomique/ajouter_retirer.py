"""append et pop, au bout de la liste : chacun d'un seul bloc."""

from threading import Thread

pile = ["a", "b"]
pris = []


def retirer():
    pris.append(pile.pop())


fils = [Thread(target=f) for f in (retirer, retirer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("pris :", sorted(pris), "· reste :", pile)
