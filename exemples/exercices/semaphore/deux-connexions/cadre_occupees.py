"""Une connexion est prise ailleurs, puis rendue : la copie en attend deux."""

import threading

connexions = threading.BoundedSemaphore(2)
restait = []


def transcrire():
    libre = connexions.acquire(blocking=False)
    restait.append(libre)
    if libre:
        connexions.release()


# <vous>
guichet = threading.Lock()


def copier():
    with guichet:
        connexions.acquire()
        connexions.acquire()
    transcrire()
    connexions.release(2)


# </vous>
fil = threading.Thread(target=copier, name="A")
connexions.acquire()
fil.start()
trop_tot = len(restait)
connexions.release()
fil.join()

print("copies :", len(restait), "; trop tôt :", trop_tot, end=" ")
print("; connexion libre :", any(restait))
