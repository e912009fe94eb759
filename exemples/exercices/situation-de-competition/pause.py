"""Le record, avec une pause entre le test et l'action."""

import time
from threading import Thread

record = 140


def sauter(hauteur):
    global record
    if hauteur > record:
        time.sleep(0.01)
        record = hauteur


fils = [Thread(target=sauter, args=(h,)) for h in (160, 150)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("record :", record)
