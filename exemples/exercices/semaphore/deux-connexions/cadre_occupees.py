"""Pendant la copie, les deux connexions sont-elles vraiment prises ?"""

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
fil.start()
fil.join()

print("copies :", len(restait), "; connexion libre :", any(restait))
