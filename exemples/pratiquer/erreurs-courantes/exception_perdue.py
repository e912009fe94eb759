"""L'exception d'un fil n'atteint jamais celui qui appelle join."""

from threading import Thread

resultats = []


def calculer():
    resultats.append(1 / 0)


fil = Thread(target=calculer, name="calcul")
fil.start()
print("join renvoie", fil.join())
print("résultats :", resultats)
