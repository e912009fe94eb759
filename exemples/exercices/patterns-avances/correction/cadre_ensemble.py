"""Un prix déjà juste, que deux correcteurs lisent ensemble."""

from threading import Barrier, Thread

ensemble = Barrier(2)
lecteurs = 0
corrections = []


def entrer_lecture():
    global lecteurs
    lecteurs = 1


def sortir_lecture():
    pass


def entrer_ecriture():
    raise AssertionError("rien n'est à corriger")


def sortir_ecriture():
    raise AssertionError("rien n'est à corriger")


def lire_prix():
    ensemble.wait()
    return 3


def ecrire_prix(nouveau):
    corrections.append(nouveau)


# <vous>
def corriger(nouveau):
    entrer_lecture()
    a_corriger = lire_prix() == 0
    sortir_lecture()
    if a_corriger:
        entrer_ecriture()
        if lire_prix() == 0:
            ecrire_prix(nouveau)
        sortir_ecriture()


# </vous>
fils = [Thread(target=corriger, args=(nouveau,)) for nouveau in (1, 2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("corrections :", len(corrections))
