"""Une action qui échoue rompt la barrière ; un seul fil sait pourquoi."""

import threading


def action():
    raise ValueError("bilan impossible")


barriere = threading.Barrier(2, action=action)
erreurs = []


def participer():
    try:
        barriere.wait()
    except (ValueError, threading.BrokenBarrierError) as erreur:
        erreurs.append(type(erreur).__name__)


fils = [threading.Thread(target=participer) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(sorted(erreurs), "rompue :", barriere.broken)
