"""Des randonneurs se retrouvent au refuge, puis repartent."""

from threading import Event, Thread

NB = 3

arrive = [Event() for _ in range(NB)]
venus = set()
trop_tot = []


def marcher(moi):
    venus.add(moi)
    # <vous>
    arrive[moi].set()
    # <depart>
    # arrive[(moi + 1) % NB].wait()
    # </depart>
    # <solution>
    for autre in range(NB):
        if autre != moi:
            arrive[autre].wait()
    # </solution>
    # </vous>
    if len(venus) < NB:
        trop_tot.append(moi)


fils = [Thread(target=marcher, args=(moi,)) for moi in range(NB)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("repartis trop tôt :", "oui" if trop_tot else "non")
