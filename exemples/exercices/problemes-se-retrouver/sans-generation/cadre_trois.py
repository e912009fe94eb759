"""Trois fils se retrouvent une fois."""

from threading import Condition, Thread

NB = 3

condition = Condition()
arrives = 0
generation = 0
venus = []
repartis = []


# <vous>
def attendre():
    global arrives, generation
    with condition:
        arrives += 1
        if arrives == NB:
            arrives = 0
            generation += 1
            condition.notify_all()
        else:
            la_mienne = generation
            while generation == la_mienne:
                condition.wait()


# </vous>


def venir():
    venus.append("un de plus")
    attendre()
    repartis.append(len(venus))


fils = [Thread(target=venir) for _ in range(NB)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ils étaient, à chaque départ :", *repartis)
