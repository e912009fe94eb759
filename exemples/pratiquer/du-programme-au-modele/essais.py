"""Le même noyau, essayé cinq cents fois sur de vrais fils."""

import sys
from threading import Thread

ESSAIS = 500
MAINTENANT = 10


def un_essai():
    valeurs = {"paris": 12, "lyon": 9}
    echeances = {"paris": 5, "lyon": 20}
    erreurs = []

    def purger():
        try:
            for cle, echeance in list(echeances.items()):
                if echeance <= MAINTENANT:
                    del valeurs[cle]
                    del echeances[cle]
        except KeyError:
            erreurs.append("KeyError")

    fils = [Thread(target=purger) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    return len(erreurs)


# L'interpréteur propose de changer de fil aussi souvent qu'il peut.
sys.setswitchinterval(1e-6)
fautes = sum(un_essai() for _ in range(ESSAIS))
print("fautes vues :", fautes, "sur", ESSAIS, "essais")
