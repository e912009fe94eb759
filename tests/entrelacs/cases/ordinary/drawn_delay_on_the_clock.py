# refused: 6, "un programme qui ne lit pas l'heure"
import random
import time

start = time.monotonic()
time.sleep(random.random())
print(time.monotonic() - start > 0)
