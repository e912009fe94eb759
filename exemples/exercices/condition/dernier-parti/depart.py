"""Le gardien ferme le musée quand le dernier visiteur est parti."""

import threading

VISITEURS = 2

condition = threading.Condition()
presents = VISITEURS
registre = []


def partir(nom):
    global presents
    pass


def fermer():
    with condition:
        while presents > 0:
            condition.wait()
    registre.append("fermé")


fils = [threading.Thread(target=fermer)]
for numero in range(VISITEURS):
    fils.append(threading.Thread(target=partir, args=(numero,)))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("partis :", sorted(registre[:-1]), "puis", registre[-1])
