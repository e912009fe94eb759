"""Un prix corrigé, effacé, puis corrigé de nouveau par un autre."""

lecteurs = 0
ecriture = False
prix = {"pain": 0}
corrections = []


def entrer_lecture():
    global lecteurs
    assert not ecriture
    lecteurs += 1


def sortir_lecture():
    global lecteurs
    lecteurs -= 1


def entrer_ecriture():
    global ecriture
    assert not ecriture and lecteurs == 0
    ecriture = True


def sortir_ecriture():
    global ecriture
    ecriture = False


def lire_prix():
    assert lecteurs > 0 or ecriture
    return prix["pain"]


def ecrire_prix(nouveau):
    assert ecriture and lecteurs == 0
    prix["pain"] = nouveau
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


corriger(7)
prix["pain"] = 0
corriger(8)
corriger(9)
print("corrections :", *corrections)
