"""Une barrière à l'entrée compte les voitures garées."""

import threading

NB_VOITURES = 3

condition = threading.Condition()
places = 1
releves = []
garees = []
au_plus = []


def garer():
    global places
    # <vous>
    with condition:
        while places == 0:
            condition.wait()
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
    garees.append("voiture")
    au_plus.append(len(garees))
    garees.pop()
    partir()


fils = [threading.Thread(target=voiture) for _ in range(NB_VOITURES)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("garées ensemble, au plus :", max(au_plus))
