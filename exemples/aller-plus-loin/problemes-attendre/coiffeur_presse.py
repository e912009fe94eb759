"""Le coiffeur appelle le suivant sans attendre que le fauteuil soit libre."""

from threading import Lock, Semaphore, Thread

CHAISES = 1
NB_CLIENTS = 2

assis = 0
dans_le_fauteuil = 0
verrou = Lock()
arrivee = Semaphore(0)
fauteuil = Semaphore(0)
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


def coiffer():
    global assis
    while True:
        arrivee.acquire()
        with verrou:
            assis -= 1
        fauteuil.release()


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
