"""Une boutique, une sonnette, un seul vendeur."""

import threading

NB_CLIENTS = 2

comptoir = threading.Semaphore(0)
servis = []

sonnette = threading.Event()


def acheter(numero):
    sonnette.set()
    comptoir.acquire()
    servis.append(numero)


def vendre():
    for _ in range(NB_CLIENTS):
        sonnette.wait()
        sonnette.clear()
        comptoir.release()


fils = [
    threading.Thread(target=acheter, args=(numero,))
    for numero in range(NB_CLIENTS)
]
fils.append(threading.Thread(target=vendre, name="vendeur"))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("clients servis :", len(servis))
