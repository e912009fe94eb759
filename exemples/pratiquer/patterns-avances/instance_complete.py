"""Remplir l'objet, puis le publier : personne ne le voit incomplet."""

from threading import Lock, Thread


class Reglages:
    _instance = None
    _verrou = Lock()

    @classmethod
    def obtenir(cls):
        if cls._instance is None:
            with cls._verrou:
                if cls._instance is None:
                    nouvelle = cls()
                    nouvelle.langue = "fr"
                    cls._instance = nouvelle
        return cls._instance


def lire():
    langues.append(Reglages.obtenir().langue)


langues = []
fils = [Thread(target=lire, name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("langues lues :", langues)
