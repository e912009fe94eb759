"""Un quai qui regarde si ceux que l'on débarque sont montés."""

from threading import Semaphore, Thread

PLACES = 2
NB = 3

embarquer = Semaphore(0)
a_bord = Semaphore(0)
voyages = []
montes = []
sortis = []


class Quai:
    def __init__(self):
        self.jetons = Semaphore(0)

    def release(self, combien=1):
        # Le bac est arrivé : tous ses passagers y sont montés.
        assert len(montes) == sum(voyages), "bac parti trop tôt"
        sortis.append(combien)
        assert sum(sortis) <= len(montes), "trop de sorties"
        self.jetons.release(combien)

    def acquire(self):
        self.jetons.acquire()


debarquer = Quai()


def appeler(combien):
    voyages.append(combien)
    embarquer.release(combien)


# <vous>
def naviguer():
    restent = NB
    while restent:
        partent = min(PLACES, restent)
        appeler(partent)
        for _ in range(partent):
            a_bord.acquire()
        debarquer.release(partent)
        restent -= partent


# </vous>


def traverser(numero):
    embarquer.acquire()
    montes.append(numero)
    a_bord.release()
    debarquer.acquire()


fils = [Thread(target=naviguer, name="bac")]
fils += [Thread(target=traverser, args=(n,)) for n in range(NB)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("montés :", len(montes), "· sortis :", sum(sortis))
