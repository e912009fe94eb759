"""Une panne est transmise à ceux qui attendent, puis oubliée."""

from concurrent.futures import Future
from threading import Lock, Thread

verrou = Lock()
promesses = {}


def calculer(cle):
    raise OSError("le service ne répond pas")


def lire(cle):
    with verrou:
        promesse = promesses.get(cle)
        a_calculer = promesse is None
        if a_calculer:
            promesse = promesses[cle] = Future()
    if a_calculer:
        try:
            promesse.set_result(calculer(cle))
        except BaseException as erreur:
            # Même SystemExit : sinon, on attendrait pour toujours.
            # Le prochain appel trouvera la clé libre : il réessaiera.
            with verrou:
                del promesses[cle]
            promesse.set_exception(erreur)
    return promesse.result()


def demander(nom):
    try:
        lire("pi")
    except OSError as erreur:
        erreurs.append(f"{nom} : {erreur}")


erreurs = []
fils = [
    Thread(target=demander, args=(nom,), name=nom)
    for nom in ("Ana", "Bob")
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("\n".join(sorted(erreurs)))
