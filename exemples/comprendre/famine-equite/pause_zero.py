"""Céder la place après chaque passage : la série devient-elle 1 ?"""

import time
from threading import Barrier, Lock, Thread

TOURS = 20_000

verrou = Lock()
depart = Barrier(2)
passages = []


def prendre(nom):
    depart.wait()
    for _ in range(TOURS):
        with verrou:
            passages.append(nom)
        time.sleep(0)


fils = [Thread(target=prendre, args=(nom,)) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

serie = record = 0
precedent = None
for nom in passages:
    serie = serie + 1 if nom == precedent else 1
    record = max(record, serie)
    precedent = nom

print("passages =", len(passages))
print("plus longue série du même fil =", record)
