"""Le copieur, avec des RLock."""

from threading import RLock, Thread

scanner = RLock()
imprimante = RLock()
faits = []


# --8<-- [start:travaux]
def copier():
    with scanner:
        with imprimante:
            faits.append("copie")


def nettoyer():
    with imprimante:
        with scanner:
            faits.append("nettoyage")


# --8<-- [end:travaux]
fils = [Thread(target=copier), Thread(target=nettoyer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("faits :", *sorted(faits))
