"""cached_property : deux fils, un calcul ou deux ?"""

from functools import cached_property
from threading import Barrier, BrokenBarrierError, Thread

calculs = []
ensemble = Barrier(2)


class Rapport:
    @cached_property
    def total(self):
        calculs.append("total")
        try:
            # Laisse à l'autre fil le temps de calculer lui aussi.
            ensemble.wait(timeout=0.2)
        except BrokenBarrierError:
            pass
        return 42


rapport = Rapport()
fils = [Thread(target=lambda: rapport.total) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("calculs :", len(calculs))
