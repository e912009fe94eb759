"""Deux fils, qui passent par une variable locale."""

from threading import Thread

recus = 0


# --8<-- [start:recevoir]
def recevoir(messages):
    global recus
    deja = recus
    for _ in messages:
        deja = deja + 1
    recus = deja


# --8<-- [end:recevoir]
fils = [
    Thread(target=recevoir, args=(messages,))
    for messages in (["a"], ["b", "c"])
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("reçus :", recus)
