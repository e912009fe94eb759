"""Pendant qu'elle est triée, une liste paraît vide."""

prix = [30, 10, 20]
tailles_vues = []


def cle(valeur):
    tailles_vues.append(len(prix))
    return valeur


prix.sort(key=cle)
print("pendant :", tailles_vues, "· après :", prix)
