"""Un délai écoulé rompt la barrière pour tous, jusqu'à reset()."""

import threading

barriere = threading.Barrier(3)
resultats = []


def participer(delai):
    try:
        barriere.wait(timeout=delai)
        resultats.append("passé")
    except threading.BrokenBarrierError:
        resultats.append("barrière rompue")


def lancer(*delais):
    resultats.clear()
    fils = [
        threading.Thread(target=participer, args=(delai,))
        for delai in delais
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    print(resultats, "rompue :", barriere.broken)


# Deux fils sur trois ; un seul a fixé un délai.
lancer(0.02, None)
# Ils sont trois, mais la barrière reste rompue.
lancer(None, None, None)
barriere.reset()
lancer(None, None, None)
