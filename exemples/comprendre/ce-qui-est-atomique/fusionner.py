"""update depuis un dictionnaire : tout ou rien."""

from threading import Thread

stock = {"pain": 0, "lait": 0}
vues = []


def livrer():
    stock.update({"pain": 5, "lait": 5})


def compter():
    vues.append(list(stock.copy().values()))


fils = [Thread(target=f) for f in (livrer, compter)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("vu :", vues[0])
