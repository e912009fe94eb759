"""Deux vestiaires ; qui reprend n'est pas qui a déposé, et le cintre ressert."""

import threading


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


hiver, bagages = Vestiaire(1), Vestiaire(1)
numeros = hiver.deposer("gris"), bagages.deposer("sac")
repris = []


def reprendre(vestiaire, numero):
    if numero is None:
        repris.append("refusé")
    else:
        repris.append(vestiaire.reprendre(numero))


for vestiaire, numero in zip((hiver, bagages), numeros, strict=True):
    fil = threading.Thread(target=reprendre, args=(vestiaire, numero))
    fil.start()
    fil.join()
print("numéros :", *numeros, "· repris :", *repris, end=" ")
print("· ensuite :", hiver.deposer("noir"))
