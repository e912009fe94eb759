"""Un journal que l'on vide pendant que d'autres y écrivent."""

from threading import Thread

journal = ["ligne 1"]
envoyees = []


def ecrire():
    journal.append("ligne 2")


def envoyer():
    while journal:
        ligne = journal.pop()
        envoyees.append(ligne)


fils = [Thread(target=ecrire), Thread(target=envoyer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("envoyées :", len(envoyees), "· à envoyer :", len(journal))
