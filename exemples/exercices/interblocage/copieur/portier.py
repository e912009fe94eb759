"""Le copieur, et un portier pour prendre les deux appareils."""

from threading import Lock, Thread

scanner = Lock()
imprimante = Lock()
faits = []
portier = Lock()


# --8<-- [start:travaux]
def copier():
    with portier:
        scanner.acquire()
        imprimante.acquire()
    faits.append("copie")
    imprimante.release()
    scanner.release()


def nettoyer():
    with portier:
        imprimante.acquire()
        scanner.acquire()
    faits.append("nettoyage")
    scanner.release()
    imprimante.release()


# --8<-- [end:travaux]
fils = [Thread(target=copier), Thread(target=nettoyer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("faits :", *sorted(faits))
