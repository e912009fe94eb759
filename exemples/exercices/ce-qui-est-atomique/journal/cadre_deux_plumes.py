"""Deux fils écrivent, et l'on envoie pendant ce temps."""

from threading import Thread

journal = ["m0"]
envoyees = []


def envoyer():
    # <vous>
    while journal:
        ligne = journal.pop()
        envoyees.append(ligne)
    # </vous>


fils = [
    Thread(target=journal.append, args=("m1",)),
    Thread(target=envoyer),
    Thread(target=journal.append, args=("m2",)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("envoyées :", *sorted(envoyees), "· ensemble :", end=" ")
print(*sorted(envoyees + journal))
