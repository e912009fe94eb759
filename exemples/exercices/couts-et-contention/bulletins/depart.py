"""Deux bureaux dépouillent ; chacun compte dans sa propre case."""

from threading import Thread

comptes = [0, 0]


def depouiller(bureau):
    for _ in range(2):
        comptes[bureau] += 1


fils = [Thread(target=depouiller, args=(n,)) for n in range(2)]
for fil in fils:
    fil.start()
vu = sum(comptes)
for fil in fils:
    fil.join()
print("estimé :", vu <= 4, "· compté :", sum(comptes))
