"""Acquis deux fois, un RLock doit être libéré deux fois."""

from threading import RLock, Thread

verrou = RLock()
essais = []


def essayer():
    obtenu = verrou.acquire(blocking=False)
    essais.append(obtenu)
    if obtenu:
        verrou.release()


def demander_d_un_autre_fil():
    fil = Thread(target=essayer)
    fil.start()
    fil.join()


verrou.acquire()
verrou.acquire()
demander_d_un_autre_fil()
verrou.release()
demander_d_un_autre_fil()
verrou.release()
demander_d_un_autre_fil()

print(essais)
