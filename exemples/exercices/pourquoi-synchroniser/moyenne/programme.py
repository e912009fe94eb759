"""Une note s'ajoute pendant que l'on calcule la moyenne."""

from threading import Thread

somme = 12
nombre = 1


def noter():
    global somme, nombre
    somme += 18
    nombre += 1


def calculer():
    print("moyenne :", somme / nombre)


professeur = Thread(target=noter, name="professeur")
parent = Thread(target=calculer, name="parent")
professeur.start()
parent.start()
professeur.join()
parent.join()
