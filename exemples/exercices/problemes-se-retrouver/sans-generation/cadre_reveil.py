"""Quelqu'un réveille tout le monde, sans que personne soit arrivé."""

from threading import Condition, Thread

NB = 2
TOURS = 1

condition = Condition()
arrives = 0
generation = 0
faits = [0] * NB


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


def travailler(moi):
    for _ in range(TOURS):
        faits[moi] += 1
        attendre()
        # Personne ne commence un tour avant que tous aient fini le leur.
        assert min(faits) >= faits[moi]


def reveiller():
    with condition:
        condition.notify_all()


fils = [
    Thread(target=travailler, args=(moi,), name=f"fil {moi}")
    for moi in range(NB)
]
fils.append(Thread(target=reveiller))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("tours faits :", faits)
