"""Deux fils notent chacun leur numéro ; ou du moins, ils le croient."""

from threading import Thread

notes = []
fils = []


def noter():
    notes.append(numero)


for numero in range(2):
    fil = Thread(target=noter, name=f"fil {numero}")
    fil.start()
    fils.append(fil)
for fil in fils:
    fil.join()
print("notés :", sorted(notes))
