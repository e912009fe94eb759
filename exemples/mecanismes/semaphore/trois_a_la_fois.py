"""Dix fils, trois places : jamais plus de trois fils à l'intérieur."""

import time
from threading import BoundedSemaphore, Lock, Thread

NB_FILS = 10
PLACES = 3

places = BoundedSemaphore(PLACES)
verrou = Lock()
presents = 0
maximum = 0


def stationner():
    global presents, maximum
    with places:
        with verrou:
            presents += 1
            maximum = max(maximum, presents)
        time.sleep(0.01)
        with verrou:
            presents -= 1


fils = [Thread(target=stationner) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("trop de monde :", maximum > PLACES)
print("encore présents :", presents)
