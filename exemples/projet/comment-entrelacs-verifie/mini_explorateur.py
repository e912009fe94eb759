"""Un explorateur de poche : tous les ordres possibles de deux retraits."""


def retirer(memoire):
    yield "lire le solde"
    lu = memoire["solde"]
    yield "écrire le solde"
    memoire["solde"] = lu - 100


def rejouer(ordre):
    """Repart de zéro et fait avancer les fils dans l'ordre donné."""
    memoire = {"solde": 1000}
    fils = {"A": retirer(memoire), "B": retirer(memoire)}
    for fil in fils.values():
        next(fil)  # va jusqu'à la première opération
    for nom in ordre:
        if next(fils[nom], "fini") == "fini":
            del fils[nom]
    return memoire, fils


def explorer(ordre=""):
    memoire, fils = rejouer(ordre)
    if not fils:
        print(ordre, "donne", memoire["solde"])
    for nom in fils:
        explorer(ordre + nom)


explorer()
