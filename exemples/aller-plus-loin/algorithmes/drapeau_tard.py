"""Premier essai : regarder si la place est libre, puis la prendre."""

from threading import Thread

veut = [False, False]
dedans = [False, False]
collisions = []


def entrer_et_sortir(moi):
    autre = 1 - moi
    while veut[autre]:
        pass
    veut[moi] = True
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
