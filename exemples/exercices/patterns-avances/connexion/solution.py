"""Une connexion ouverte à la première demande."""

from threading import Lock, Thread

connexion = None
ouvertes = []
verrou = Lock()


def ouvrir():
    ouvertes.append("connexion")
    return "connexion"


def obtenir():
    global connexion
    if connexion is None:
        with verrou:
            if connexion is None:
                connexion = ouvrir()
    return connexion


fils = [Thread(target=obtenir, name=nom) for nom in ("A", "B")]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("connexions ouvertes :", len(ouvertes))
