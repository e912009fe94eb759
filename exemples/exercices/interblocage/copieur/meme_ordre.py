"""Le copieur, les appareils pris dans le même ordre."""

from threading import Lock, Thread

scanner = Lock()
imprimante = Lock()
faits = []


# --8<-- [start:travaux]
def copier():
    with scanner:
        with imprimante:
            faits.append("copie")


def nettoyer():
    with scanner:
        with imprimante:
            faits.append("nettoyage")


# --8<-- [end:travaux]
fils = [Thread(target=copier), Thread(target=nettoyer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("faits :", *sorted(faits))
