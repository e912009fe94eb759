"""Lire un prix, puis le corriger, sous un verrou lecteurs-rédacteur."""

from threading import Condition, Thread

condition = Condition()
lecteurs = 0
ecriture = False
prix = {"pain": 0}
corrections = []


def entrer_lecture():
    global lecteurs
    with condition:
        while ecriture:
            condition.wait()
        lecteurs += 1


def sortir_lecture():
    global lecteurs
    with condition:
        lecteurs -= 1
        condition.notify_all()


def entrer_ecriture():
    global ecriture
    with condition:
        while ecriture or lecteurs > 0:
            condition.wait()
        ecriture = True


def sortir_ecriture():
    global ecriture
    with condition:
        ecriture = False
        condition.notify_all()


def lire_prix():
    assert lecteurs > 0 or ecriture
    return prix["pain"]


def ecrire_prix(nouveau):
    assert ecriture and lecteurs == 0
    prix["pain"] = nouveau
    corrections.append(nouveau)


def corriger(nouveau):
    entrer_lecture()
    a_corriger = lire_prix() == 0
    sortir_lecture()
    if a_corriger:
        entrer_ecriture()
        if lire_prix() == 0:
            ecrire_prix(nouveau)
        sortir_ecriture()


fils = [
    Thread(target=corriger, args=(nouveau,), name=f"prix {nouveau}")
    for nouveau in (1, 2)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("corrections :", len(corrections))
