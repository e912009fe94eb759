"""Un billet à usage unique, présenté à deux portes."""

from threading import Thread

valables = {"A17": True}
entrees = []


def entrer(porte, code):
    valable = valables.get(code, False)
    if valable:
        valables[code] = False
        entrees.append(porte)


nord = Thread(target=entrer, args=("nord", "A17"), name="porte nord")
sud = Thread(target=entrer, args=("sud", "A17"), name="porte sud")
nord.start()
sud.start()
nord.join()
sud.join()

print("entrées :", len(entrees))
