"""threading.local : chaque fil a ses propres attributs."""

import threading

session = threading.local()
# Cet attribut n'existe que dans le fil qui exécute cette ligne.
session.usager = "personne"
vus = []


def servir(nom):
    avant = getattr(session, "usager", "rien")
    session.usager = nom
    vus.append(f"{nom} : {avant}, puis {session.usager}")


fils = [
    threading.Thread(target=servir, args=(nom,), name=nom)
    for nom in ("Ana", "Bob")
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("\n".join(sorted(vus)))
print("fil principal :", session.usager)
