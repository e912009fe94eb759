"""Deux documents, une imprimante, un bourrage."""

from threading import Condition, Thread

DOCUMENTS = ("lettre", "affiche")

condition = Condition()
occupee = False
imprimes = []
bourrages = []


def imprimer(document):
    if document == "affiche":
        raise OSError("bourrage")
    imprimes.append(document)


def envoyer(document):
    global occupee
    with condition:
        while occupee:
            condition.wait()
        occupee = True
    imprimer(document)
    with condition:
        occupee = False
        condition.notify()


def essayer(document):
    try:
        envoyer(document)
    except OSError:
        bourrages.append(document)


fils = [Thread(target=essayer, args=(d,)) for d in DOCUMENTS]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("imprimés :", len(imprimes), "· bourrages :", len(bourrages))
