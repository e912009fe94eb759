"""Une seule instance… si un seul fil la demande."""

from threading import Thread

creations = []


class Registre:
    _instance = None

    def __init__(self):
        creations.append("registre")

    @classmethod
    def obtenir(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance


fils = [Thread(target=Registre.obtenir, name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("créations :", len(creations))
