"""Trois randonneurs se retrouvent au refuge, puis repartent."""

from threading import Event, Thread

arrive = [Event(), Event(), Event()]
trop_tot = []


def marcher(moi):
    arrive[moi].set()
    for autre in range(3):
        arrive[autre].wait()
    if not all(evenement.is_set() for evenement in arrive):
        trop_tot.append(moi)


fils = [Thread(target=marcher, args=(moi,)) for moi in range(3)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("repartis trop tôt :", "oui" if trop_tot else "non")
