"""À la boulangerie, deux clients prennent un numéro."""

from threading import Thread

numero = [0, 0]


def prendre(moi):
    numero[moi] = numero[1 - moi] + 1


fils = [Thread(target=prendre, args=(moi,)) for moi in (0, 1)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("numéros :", sorted(numero))
