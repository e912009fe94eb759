"""Deux fils ajoutent au même total."""

from threading import Thread

total = 0


# --8<-- [start:travail]
def travailler(n):
    global total
    total += n


# --8<-- [end:travail]
fils = [Thread(target=travailler, args=(n,)) for n in (1, 2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("total :", total)
