"""Quand __new__ renvoie le même objet, __init__ est rejoué à chaque appel."""


class Compteur:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self):
        self.valeur = 0


premier = Compteur()
premier.valeur = 42
second = Compteur()
print("même objet :", premier is second)
#> même objet : True
print("valeur :", premier.valeur)
#> valeur : 0
