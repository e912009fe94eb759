"""Deux fils ajoutent à la même liste."""

from threading import Thread

resultats = []


# --8<-- [start:travail]
def travailler(n):
    resultats.append(n)


# --8<-- [end:travail]
fils = [Thread(target=travailler, args=(n,)) for n in (1, 2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("résultats :", sorted(resultats))
