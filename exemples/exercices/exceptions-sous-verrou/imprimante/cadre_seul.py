"""Une imprimante qui note si deux documents y passent ensemble."""

from threading import Condition, Thread

DOCUMENTS = ("lettre", "facture")

condition = Condition()
occupee = False
dedans = [False]
ensemble = []
bourrages = []


def imprimer(document):
    if dedans[0]:
        ensemble.append(document)
    dedans[0] = True
    dedans[0] = False
    if document == "plan":
        raise OSError("bourrage")


# <vous>
def envoyer(document):
    global occupee
    with condition:
        while occupee:
            condition.wait()
        occupee = True
    try:
        imprimer(document)
    finally:
        with condition:
            occupee = False
            condition.notify()


# </vous>
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
print("ensemble :", len(ensemble), "· bourrages :", len(bourrages))
