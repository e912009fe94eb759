"""Un fil publie un résultat, un autre le lit après le signal."""

import threading

pret = threading.Event()
resultat = None
lus = []


def calculer():
    global resultat
    pret.set()
    resultat = 42


def lire():
    pret.wait()
    lus.append(resultat)


fils = [
    threading.Thread(target=lire),
    threading.Thread(target=calculer),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lu :", lus[0])
