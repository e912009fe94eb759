"""L'alternance stricte : n'entre que celui dont c'est le tour."""

from threading import Thread

PASSAGES = (1, 1)

tour = 0
dedans = [False, False]
collisions = []


def passer(moi):
    global tour
    for _ in range(PASSAGES[moi]):
        while tour != moi:
            pass
        # Section critique : on y note si l'autre y est aussi.
        dedans[moi] = True
        if dedans[1 - moi]:
            collisions.append(moi)
        dedans[moi] = False
        tour = 1 - moi


fils = [Thread(target=passer, args=(moi,)) for moi in (0, 1)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ensemble dans la section :", "oui" if collisions else "non")
