"""Additionner des mesures, dont certaines sont illisibles."""

from threading import Lock, Thread

MESURES = ("3", "x")

verrou = Lock()
somme = {"total": 0}
illisibles = []


def ajouter(texte):
    valeur = int(texte)
    verrou.acquire()
    try:
        somme["total"] += valeur
    finally:
        verrou.release()


def essayer(texte):
    try:
        ajouter(texte)
    except ValueError:
        illisibles.append(texte)


fils = [Thread(target=essayer, args=(texte,)) for texte in MESURES]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("total :", somme["total"], "· illisibles :", len(illisibles))
