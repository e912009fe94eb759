"""Un générateur ne se partage pas : deux fils ne peuvent y être ensemble."""

from threading import Event, Thread

dedans = Event()
sortir = Event()


def numeros():
    for numero in range(3):
        dedans.set()
        sortir.wait()
        yield numero


source = numeros()
fil = Thread(target=next, args=(source,))
fil.start()
dedans.wait()
# Le fil est arrêté à l'intérieur du générateur.
try:
    next(source)
except ValueError as erreur:
    print("ValueError :", erreur)
sortir.set()
fil.join()
