"""Une mise en forme qui ne finit qu'à deux."""

from threading import Barrier, Lock, Thread

TEXTES = ("ouverture", "fermeture")

lignes = []
verrou = Lock()
ensemble = Barrier(2)


def mettre_en_forme(texte):
    ensemble.wait()
    return texte.upper() + " !"


# <vous>
def noter(texte):
    ligne = mettre_en_forme(texte)
    with verrou:
        lignes.append(f"{len(lignes) + 1}. {ligne}")


# </vous>
fils = [Thread(target=noter, args=(texte,)) for texte in TEXTES]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(*sorted(lignes))
