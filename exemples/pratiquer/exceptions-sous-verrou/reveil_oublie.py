"""L'exception saute aussi le réveil : celui qui attend n'en sait rien."""

from threading import Condition, Thread

condition = Condition()
commandes = []


def prevenir_le_client(plat):
    raise OSError("téléphone coupé")


def commander(plat):
    try:
        with condition:
            commandes.append(plat)
            prevenir_le_client(plat)
            condition.notify()
    except OSError:
        pass


def cuisiner():
    with condition:
        while not commandes:
            condition.wait()
        print("cuisiné :", commandes.pop())


fils = [
    Thread(target=cuisiner),
    Thread(target=commander, args=("soupe",)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
