"""Une pause à la place d'une synchronisation."""

import time
from threading import Thread

message = []
lus = []


def ecrire():
    message.append("bonjour")


def lire():
    time.sleep(0.1)
    lus.append(message[0] if message else "rien")


fils = [Thread(target=ecrire), Thread(target=lire)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lu :", lus[0])
