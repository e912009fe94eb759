"""Un fil publie un résultat, un autre le lit après le signal."""

import threading

pret = threading.Event()
resultat = None
lus = []


def estimer():
    return 42


# <vous>
def calculer():
    global resultat
    # <depart>
    # pret.set()
    # resultat = estimer()
    # </depart>
    # <solution>
    resultat = estimer()
    pret.set()
    # </solution>


def lire():
    pret.wait()
    return resultat


# </vous>
def lecteur():
    lus.append(lire())


fils = [
    threading.Thread(target=lecteur),
    threading.Thread(target=calculer),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lu :", lus[0])
