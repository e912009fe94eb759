"""abort() libère ceux qui attendent : mieux vaut rompre que bloquer."""

import threading

NB_PLACES = 3

barriere = threading.Barrier(NB_PLACES)
resultats = []


def composant(valeur):
    try:
        if valeur < 0:
            resultats.append("panne")
            # Je n'arriverai jamais : je le fais savoir.
            barriere.abort()
            return
        barriere.wait()
        resultats.append("passé")
    except threading.BrokenBarrierError:
        resultats.append("prévenu")


fils = [
    threading.Thread(target=composant, args=(valeur,))
    for valeur in (4, -1, 7)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(sorted(resultats))
