"""Un client est venu, et le vendeur n'est pas là."""

import threading

NB_CLIENTS = 1

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


client = threading.Thread(target=acheter, args=(0,), daemon=True)
client.start()
client.join(timeout=1)
print("servi sans vendeur :", bool(servis))
