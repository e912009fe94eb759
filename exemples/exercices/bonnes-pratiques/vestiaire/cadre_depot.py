"""Un vestiaire où l'on dépose seulement : les numéros donnés."""

import threading

CINTRES = 1
MANTEAUX = ("gris", "noir")


# <vous>
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


# </vous>
vestiaire = Vestiaire(CINTRES)
numeros = []


def servir(manteau):
    numeros.append(vestiaire.deposer(manteau))


fils = [threading.Thread(target=servir, args=(m,)) for m in MANTEAUX]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("numéros :", *sorted(map(str, numeros)))
