"""Un bal : on n'entre sur la piste qu'avec un partenaire."""

import threading

ENTREES = ("cavalier", "cavalière")


class Bal:
    def __init__(self):
        pass

    def entrer(self, role):
        pass


bal = Bal()
venus = []
sur_la_piste = []
seuls = []


def danser(role):
    venus.append(role)
    bal.entrer(role)
    sur_la_piste.append(role)
    if len(venus) < 2:
        seuls.append(role)


fils = [threading.Thread(target=danser, args=(r,)) for r in ENTREES]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("sur la piste :", len(sur_la_piste), "· seuls :", len(seuls))
