"""L'algorithme de Dekker : insister, ou s'effacer."""

from threading import Thread

PASSAGES = (1, 1)

veut = [False, False]
tour = 0
dedans = [False, False]
collisions = []


def entrer_et_sortir(moi):
    global tour
    autre = 1 - moi
    for _ in range(PASSAGES[moi]):
        veut[moi] = True
        while veut[autre]:
            pass
        dedans[moi] = True
        if dedans[autre]:
            collisions.append(moi)
        dedans[moi] = False
        tour = autre
        veut[moi] = False


fils = [Thread(target=entrer_et_sortir, args=(moi,)) for moi in (0, 1)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ensemble dans la section :", "oui" if collisions else "non")
