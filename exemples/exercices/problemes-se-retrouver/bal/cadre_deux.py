"""Un couple qui entre deux fois."""

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
sur_la_piste = []


def danser(role):
    for _ in range(2):
        bal.entrer(role)
        sur_la_piste.append(role)


roles = ("cavalier", "cavalière")
fils = [threading.Thread(target=danser, args=(r,)) for r in roles]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("sur la piste :", len(sur_la_piste))
