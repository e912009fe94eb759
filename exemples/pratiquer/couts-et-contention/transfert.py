"""Un transfert d'un segment à l'autre, pendant qu'un relevé les additionne."""

from threading import Lock, Thread

verrous = [Lock(), Lock()]
segments = [5, 5]
releves = []


def transferer():
    with verrous[0]:
        segments[0] -= 1
    with verrous[1]:
        segments[1] += 1


def relever():
    somme = 0
    for numero in (0, 1):
        with verrous[numero]:
            somme += segments[numero]
    releves.append(somme)


fils = [
    Thread(target=transferer, name="transfert"),
    Thread(target=relever, name="relevé"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("relevé :", releves[0])
