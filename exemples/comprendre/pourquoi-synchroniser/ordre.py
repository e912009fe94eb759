"""Trois fils annoncent leur arrivée : dans quel ordre ?"""

from threading import Thread

arrivees = []


def arriver(nom):
    arrivees.append(nom)


fils = [Thread(target=arriver, args=(nom,)) for nom in "ABC"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print(" ".join(arrivees))
