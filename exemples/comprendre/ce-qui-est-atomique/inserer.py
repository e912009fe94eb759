"""insert décale : qui lit pendant ce temps voit un élément deux fois."""

from threading import Thread

file = ["Ana", "Bob"]
vues = []


def inserer():
    file.insert(0, "Zoé")


def lire():
    vues.append([nom for nom in file])


fils = [Thread(target=f) for f in (inserer, lire)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("vue :", *vues[0])
