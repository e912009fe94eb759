"""functools.lru_cache garde un cache cohérent, sans unicité du calcul."""

from functools import lru_cache
from threading import Barrier, Thread

NB_FILS = 4

depart = Barrier(NB_FILS)
calculs = []


@lru_cache
def carre(n):
    # Aucun fil n'en sort avant que tous ne soient entrés.
    depart.wait(timeout=5)
    calculs.append(n)
    return n * n


fils = [Thread(target=carre, args=(4,)) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("calculs :", len(calculs))
print("entrées gardées :", carre.cache_info().currsize)
