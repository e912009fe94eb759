"""Deux fils retiennent le plus grand nombre."""

from threading import Thread

plus_grand = 0


# --8<-- [start:travail]
def travailler(n):
    global plus_grand
    plus_grand = max(plus_grand, n)


# --8<-- [end:travail]
fils = [Thread(target=travailler, args=(n,)) for n in (1, 2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("plus grand :", plus_grand)
