"""Deux fils comptent les messages reçus dans une même variable."""

from threading import Thread

recus = 0


def recevoir(messages):
    global recus
    for _ in messages:
        recus = recus + 1


fils = [
    Thread(target=recevoir, args=(messages,))
    for messages in (["a"], ["b", "c"])
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("reçus :", recus)
