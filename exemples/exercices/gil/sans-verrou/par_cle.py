"""Deux fils écrivent chacun sous sa clé."""

from threading import Thread

carres = {}


# --8<-- [start:travail]
def travailler(n):
    carres[n] = n * n


# --8<-- [end:travail]
fils = [Thread(target=travailler, args=(n,)) for n in (1, 2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("carrés :", carres[1], carres[2])
