"""Un vestiaire : des cintres numérotés, et deux personnes au comptoir."""

import threading

CINTRES = 1


class Vestiaire:
    def __init__(self, cintres):
        self._verrou = threading.Lock()
        self._manteaux = [None] * cintres

    def deposer(self, manteau):
        with self._verrou:
            if None not in self._manteaux:
                return None
            numero = self._manteaux.index(None)
            self._manteaux[numero] = manteau
            return numero

    def reprendre(self, numero):
        with self._verrou:
            manteau = self._manteaux[numero]
            self._manteaux[numero] = None
            return manteau


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
