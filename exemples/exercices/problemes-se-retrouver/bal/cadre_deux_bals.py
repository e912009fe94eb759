"""Deux bals le même soir : au second, une cavalière attend, seule."""

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


premier, second = Bal(), Bal()
venus = []
seuls = []


def danser(role):
    venus.append(role)
    premier.entrer(role)
    if len(venus) < 2:
        seuls.append(role)


ailleurs = threading.Thread(
    target=second.entrer, args=("cavalière",), daemon=True
)
fils = [
    threading.Thread(target=danser, args=(r,))
    for r in ("cavalier", "cavalière")
]
ailleurs.start()
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(
    "seuls :",
    len(seuls),
    "· entrée au second bal :",
    not ailleurs.is_alive(),
)
