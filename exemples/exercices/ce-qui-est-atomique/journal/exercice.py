"""Un journal que l'on vide pendant que d'autres y écrivent."""

from threading import Thread

journal = ["ligne 1"]
envoyees = []


def ecrire():
    journal.append("ligne 2")


# <vous>
def envoyer():
    # <depart>
    # envoyees.extend(journal)
    # journal.clear()
    # </depart>
    # <solution>
    while journal:
        envoyees.append(journal.pop())
    # </solution>
# </vous>


fils = [Thread(target=ecrire), Thread(target=envoyer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lignes, envoyées ou à envoyer :", len(envoyees + journal))
