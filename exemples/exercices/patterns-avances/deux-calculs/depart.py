"""Un résultat gardé dans l'objet, que deux fils demandent."""

from functools import cached_property
from threading import Thread

calculs = []


class Rapport:
    @cached_property
    def total(self):
        calculs.append("calcul")
        return sum(range(4))


rapport = Rapport()
lus = []
fils = [
    Thread(target=lambda: lus.append(rapport.total)) for _ in range(2)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lus :", lus, "· calculs :", len(calculs))
