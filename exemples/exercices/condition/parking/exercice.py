"""Un sémaphore écrit avec une Condition : le parking d'une place."""

import threading

NB_VOITURES = 3

condition = threading.Condition()
places = 1
releves = []


def garer():
    global places
    # <vous>
    with condition:
        # <depart>
        # if places == 0:
        #     condition.wait()
        # </depart>
        # <solution>
        while places == 0:
            condition.wait()
        # </solution>
        places -= 1
        releves.append(places)
    # </vous>


def partir():
    global places
    # <vous>
    with condition:
        places += 1
        condition.notify()
    # </vous>


def voiture():
    garer()
    partir()


fils = [threading.Thread(target=voiture) for _ in range(NB_VOITURES)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("places, au plus bas :", min(releves))
