"""Un journal partagé, dont la mise en forme est lente."""

import time
from threading import Lock, Thread

lignes = []
verrou = Lock()
observation = Lock()
en_cours = maximum = 0


def mettre_en_forme(texte):
    global en_cours, maximum
    with observation:
        en_cours += 1
        maximum = max(maximum, en_cours)
    time.sleep(0.02)
    with observation:
        en_cours -= 1
    return texte.capitalize() + "."


# <vous>
def noter(texte):
    # <depart>
    # with verrou:
    #     ligne = mettre_en_forme(texte)
    #     lignes.append(f"{len(lignes) + 1}. {ligne}")
    # </depart>
    # <solution>
    ligne = mettre_en_forme(texte)
    with verrou:
        lignes.append(f"{len(lignes) + 1}. {ligne}")
    # </solution>
    # </vous>


fils = [
    Thread(target=noter, args=("ouverture",), name="matin"),
    Thread(target=noter, args=("fermeture",), name="soir"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
numeros = " ".join(sorted(ligne[0] for ligne in lignes))
print(f"numéros : {numeros}, ensemble : {maximum}")
