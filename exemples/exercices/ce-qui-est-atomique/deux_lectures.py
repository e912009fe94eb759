"""Une livraison d'un seul bloc, et deux lectures."""

from threading import Thread

stock = {"pain": 0, "lait": 0}
vu = []


def livrer():
    stock.update({"pain": 5, "lait": 5})


def lire():
    vu.append(stock["pain"])
    vu.append(stock["lait"])


fils = [Thread(target=lire), Thread(target=livrer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("vu :", vu)
