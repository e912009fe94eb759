"""Deux clients sont attendus, un seul est venu."""

import threading

NB_CLIENTS = 2

comptoir = threading.Semaphore(0)
servis = []

# <vous>
sonnette = threading.Semaphore(0)


def acheter(numero):
    sonnette.release()
    comptoir.acquire()
    servis.append(numero)


def vendre():
    for _ in range(NB_CLIENTS):
        sonnette.acquire()
        comptoir.release()


# </vous>


threading.Thread(target=vendre, daemon=True).start()
client = threading.Thread(target=acheter, args=(1,))
client.start()
client.join()
appel_de_trop = comptoir.acquire(timeout=1)
print("clients servis :", len(servis), "· de trop :", appel_de_trop)
