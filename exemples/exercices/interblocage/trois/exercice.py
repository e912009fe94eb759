"""Trois fils, trois verrous : un cycle à rompre."""

from threading import Lock, Thread

scie = Lock()
etau = Lock()
perceuse = Lock()
faits = []


def travailler(nom, premier, second):
    with premier:
        with second:
            faits.append(nom)


# <vous>
fils = [
    Thread(target=travailler, args=("couper", scie, etau)),
    Thread(target=travailler, args=("fixer", etau, perceuse)),
    # <depart>
    # Thread(target=travailler, args=("percer", perceuse, scie)),
    # </depart>
    # <solution>
    Thread(target=travailler, args=("percer", scie, perceuse)),
    # </solution>
# </vous>
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("travaux faits :", len(faits))
