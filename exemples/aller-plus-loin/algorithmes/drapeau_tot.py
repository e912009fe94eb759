"""Deuxième essai : lever son drapeau d'abord, regarder ensuite."""

from threading import Thread

veut = [False, False]
dedans = [False, False]
collisions = []


def entrer_et_sortir(moi):
    autre = 1 - moi
    veut[moi] = True
    while veut[autre]:
        pass
    # Section critique : on y note si l'autre y est aussi.
    dedans[moi] = True
    if dedans[1 - moi]:
        collisions.append(moi)
    dedans[moi] = False
    veut[moi] = False


fils = [Thread(target=entrer_et_sortir, args=(moi,)) for moi in (0, 1)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ensemble dans la section :", "oui" if collisions else "non")
