"""Un vestiaire : des cintres numérotés, et deux personnes au comptoir."""

import threading

CINTRES = 1


class Vestiaire:
    def __init__(self, cintres):
        pass

    def deposer(self, manteau):
        pass

    def reprendre(self, numero):
        pass


vestiaire = Vestiaire(CINTRES)
recu = {}


def servir(manteau):
    numero = vestiaire.deposer(manteau)
    if numero is None:
        recu[manteau] = "refusé"
    else:
        recu[manteau] = vestiaire.reprendre(numero)


manteaux = ("gris", "noir")
fils = [threading.Thread(target=servir, args=(m,)) for m in manteaux]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("gris :", recu["gris"], "· noir :", recu["noir"])
