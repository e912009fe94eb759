"""Deux fils, et chacun compte dans sa case."""

from threading import Thread

recus = [0, 0]


# --8<-- [start:recevoir]
def recevoir(rang, messages):
    for _ in messages:
        recus[rang] = recus[rang] + 1


fils = [
    Thread(target=recevoir, args=(0, ["a"])),
    Thread(target=recevoir, args=(1, ["b", "c"])),
]
# --8<-- [end:recevoir]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("reçus :", sum(recus))
