"""Un article devait passer de la réserve au rayon."""

from threading import Lock, Thread

verrou = Lock()
reserve, rayon = 2, 0


def descendre(combien):
    global reserve, rayon
    with verrou:
        reserve -= 1
        rayon += int(combien)


def essayer():
    global reserve
    try:
        descendre("un")
    except ValueError:
        with verrou:
            reserve += 1


def inventorier():
    with verrou:
        comptes.append(reserve + rayon)


comptes = []
fils = [Thread(target=essayer), Thread(target=inventorier)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("compté :", comptes[0], "· à la fin :", reserve + rayon)
