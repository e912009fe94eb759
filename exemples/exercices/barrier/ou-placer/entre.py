"""La barrière entre l'écriture et la lecture."""

import threading

barriere = threading.Barrier(2)
notes = [None, None]
lues = []


# --8<-- [start:participer]
def participer(moi, note):
    notes[moi] = note
    barriere.wait()
    lues.append(notes[1 - moi])


# --8<-- [end:participer]

fils = [
    threading.Thread(target=participer, args=(0, 12)),
    threading.Thread(target=participer, args=(1, 15)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("notes lues :", sorted(lues, key=str))
