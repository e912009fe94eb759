"""Deux mots au tableau, et un point final qui n'attend pas tout le monde."""

from threading import Thread

tableau = []


def ecrire(mot):
    tableau.append(mot)


chat = Thread(target=ecrire, args=("chat",))
chien = Thread(target=ecrire, args=("chien",))
chat.start()
chat.join()
chien.start()
tableau.append("fin")
chien.join()

print(*tableau)
