"""Un sémaphore écrit avec une Condition : le parking d'une place."""

import threading

NB_VOITURES = 3

condition = threading.Condition()
places = 1
releves = []


def garer():
    global places
    with condition:
        while places == 0:
            condition.wait()
        places -= 1
        releves.append(places)


def partir():
    global places
    with condition:
        places += 1
        condition.notify()


def voiture():
    garer()
    partir()


fils = [threading.Thread(target=voiture) for _ in range(NB_VOITURES)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("places, au plus bas :", min(releves))
