"""Deux passages qui modifient le même solde, sans autre protection."""

from threading import Thread

veut = [False, False]
tour = 1
solde = 0


def entrer_et_sortir(moi):
    global tour, solde
    autre = 1 - moi
    for _ in range(1):
        # <vous>
        veut[moi] = True
        tour = autre
        while veut[autre] and tour == autre:
            pass
        # </vous>
        ancien = solde
        solde = ancien + 1
        veut[moi] = False


fils = [Thread(target=entrer_et_sortir, args=(moi,)) for moi in (0, 1)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("solde :", solde)
