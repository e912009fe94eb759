"""Le plus petit usage : attendre qu'un plat soit prêt."""

import threading

condition = threading.Condition()
plats = []
servis = []


def serveur():
    with condition:
        while not plats:
            condition.wait()
        servis.append(plats.pop())


def cuisinier():
    with condition:
        plats.append("soupe")
        condition.notify()


fils = [
    threading.Thread(target=serveur),
    threading.Thread(target=cuisinier),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("servis :", servis)
