"""La boulangerie, sans dire que l'on est en train de choisir."""

from threading import Thread

numero = [0, 0]
dedans = [False, False]
collisions = []


def entrer_et_sortir(moi):
    autre = 1 - moi
    numero[moi] = numero[autre] + 1
    # À numéro égal, le plus petit rang passe le premier.
    while numero[autre] != 0 and (numero[autre], autre) < (
        numero[moi],
        moi,
    ):
        pass
    # Section critique : on y note si l'autre y est aussi.
    dedans[moi] = True
    if dedans[1 - moi]:
        collisions.append(moi)
    dedans[moi] = False
    numero[moi] = 0


fils = [Thread(target=entrer_et_sortir, args=(moi,)) for moi in (0, 1)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ensemble dans la section :", "oui" if collisions else "non")
