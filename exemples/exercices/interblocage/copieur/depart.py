"""Un copieur : deux travaux, deux appareils."""

from threading import Lock, Thread

scanner = Lock()
imprimante = Lock()
faits = []


def copier():
    with scanner:
        with imprimante:
            faits.append("copie")


def nettoyer():
    with imprimante:
        with scanner:
            faits.append("nettoyage")


fils = [Thread(target=copier), Thread(target=nettoyer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("faits :", *sorted(faits))
