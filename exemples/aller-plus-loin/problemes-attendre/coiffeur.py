"""Un coiffeur, un fauteuil, des chaises où attendre."""

from threading import Lock, Semaphore, Thread

CHAISES = 1
NB_CLIENTS = 3

assis = 0
dans_le_fauteuil = 0
verrou = Lock()
arrivee = Semaphore(0)
fauteuil = Semaphore(0)
depart = Semaphore(0)
coiffes = []
repartis = []


def venir(numero):
    global assis, dans_le_fauteuil
    with verrou:
        if assis == CHAISES:
            repartis.append(numero)
            return
        assis += 1
    arrivee.release()
    fauteuil.acquire()
    dans_le_fauteuil += 1
    assert dans_le_fauteuil == 1
    coiffes.append(numero)
    dans_le_fauteuil -= 1
    depart.release()


def coiffer():
    global assis
    while True:
        arrivee.acquire()
        with verrou:
            assis -= 1
        fauteuil.release()
        depart.acquire()


Thread(target=coiffer, name="coiffeur", daemon=True).start()
fils = [
    Thread(target=venir, args=(numero,), name=f"client {numero}")
    for numero in range(NB_CLIENTS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("coiffés :", len(coiffes), "· repartis :", len(repartis))
