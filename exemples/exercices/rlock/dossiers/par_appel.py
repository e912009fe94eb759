"""Un verrou pour chaque dossier visité."""

from threading import Lock, Thread

total = 0


# --8<-- [start:compter]
def compter(dossier):
    global total
    with Lock():
        for element in dossier:
            if isinstance(element, list):
                compter(element)
            else:
                total += 1


# --8<-- [end:compter]

photos = ["a", ["b"]]
fils = [Thread(target=compter, args=(photos,), name=n) for n in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("total :", total)
