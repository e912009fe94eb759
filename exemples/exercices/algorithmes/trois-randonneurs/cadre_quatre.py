"""Quatre randonneurs, dont deux sont déjà là."""

from threading import Event, Thread

NB = 4
MARCHENT = (0, 2)

arrive = [Event() for _ in range(NB)]
venus = {moi for moi in range(NB) if moi not in MARCHENT}
for moi in venus:
    arrive[moi].set()
trop_tot = []


def marcher(moi):
    venus.add(moi)
    # <vous>
    arrive[moi].set()
    for autre in range(NB):
        if autre != moi:
            arrive[autre].wait()
    # </vous>
    if len(venus) < NB:
        trop_tot.append(moi)


fils = [Thread(target=marcher, args=(moi,)) for moi in MARCHENT]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("repartis trop tôt :", "oui" if trop_tot else "non")
