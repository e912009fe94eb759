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
venues = []
dansent = threading.Semaphore(0)
seuls = []


def danser():
    bal.entrer("cavalier")
    if not venues:
        seuls.append("cavalier")
    dansent.release()


for _ in range(2):
    threading.Thread(target=danser, daemon=True).start()
venues.append("cavalière")
bal.entrer("cavalière")
dansent.acquire()
second = dansent.acquire(timeout=1)
print("seuls :", len(seuls), "· second cavalier sur la piste :", second)
