"""Deux cavaliers pour une cavalière : l'un des deux attendra."""

import threading


# <vous>
class Bal:
    def __init__(self):
        self._attendus = {
            "cavalier": threading.Semaphore(0),
            "cavalière": threading.Semaphore(0),
        }

    def entrer(self, role):
        for autre in self._attendus:
            if autre != role:
                self._attendus[autre].release()
        self._attendus[role].acquire()


# </vous>
bal = Bal()
venus = []
dansent = threading.Semaphore(0)
seuls = []


def danser(role):
    venus.append(role)
    bal.entrer(role)
    if "cavalière" not in venus:
        seuls.append(role)
    dansent.release()


for role in ("cavalier", "cavalier", "cavalière"):
    threading.Thread(target=danser, args=(role,), daemon=True).start()
dansent.acquire()
dansent.acquire()
troisieme = dansent.acquire(timeout=1)
print("seuls :", len(seuls), "· troisième sur la piste :", troisieme)
