"""Le copieur, avec un délai sur le second appareil."""

from threading import Lock, Thread

scanner = Lock()
imprimante = Lock()
faits = []


# --8<-- [start:travaux]
def copier():
    with scanner:
        if imprimante.acquire(timeout=1):
            faits.append("copie")
            imprimante.release()


def nettoyer():
    with imprimante:
        if scanner.acquire(timeout=1):
            faits.append("nettoyage")
            scanner.release()


# --8<-- [end:travaux]
fils = [Thread(target=copier), Thread(target=nettoyer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("faits :", *sorted(faits))
