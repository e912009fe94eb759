"""update depuis autre chose : paire par paire."""

from threading import Thread

stock = {}
livraison = [("pain", 5), ("lait", 5)]


def annuler():
    livraison[0] = ("pain", 0)
    livraison[1] = ("lait", 0)


def livrer():
    stock.update(livraison)


fils = [Thread(target=f) for f in (annuler, livrer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("stock :", stock)
