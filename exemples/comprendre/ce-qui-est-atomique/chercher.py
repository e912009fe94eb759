"""in lit un élément après l'autre : il peut manquer ce qui a toujours été là."""

from threading import Thread

file = ["Ana", "Bob"]
reponses = []


def servir():
    file.pop(0)


def chercher():
    reponses.append("Bob" in file)


fils = [Thread(target=f) for f in (servir, chercher)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("Bob est dans la file :", reponses[0])
