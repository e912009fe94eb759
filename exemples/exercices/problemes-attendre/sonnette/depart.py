"""Une boutique, une sonnette, un seul vendeur."""

from threading import Event, Semaphore, Thread

NB_CLIENTS = 2

sonnette = Event()
comptoir = Semaphore(0)
servis = []


def acheter(numero):
    sonnette.set()
    comptoir.acquire()
    servis.append(numero)


def vendre():
    while True:
        sonnette.wait()
        sonnette.clear()
        comptoir.release()


fils = [
    Thread(target=acheter, args=(numero,), name=f"client {numero}")
    for numero in range(NB_CLIENTS)
]
for fil in fils:
    fil.start()
# Le vendeur arrive après les clients.
Thread(target=vendre, name="vendeur", daemon=True).start()
for fil in fils:
    fil.join()
print("clients servis :", len(servis))
