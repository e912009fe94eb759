"""Une boutique, une sonnette, un seul vendeur."""

# <depart>
# from threading import Event, Semaphore, Thread
# </depart>
# <solution>
from threading import Semaphore, Thread

# </solution>

NB_CLIENTS = 2

# <depart>
# sonnette = Event()
# </depart>
# <solution>
sonnette = Semaphore(0)
# </solution>
comptoir = Semaphore(0)
servis = []


def acheter(numero):
    # <depart>
    # sonnette.set()
    # </depart>
    # <solution>
    sonnette.release()
    # </solution>
    comptoir.acquire()
    servis.append(numero)


def vendre():
    while True:
        # <depart>
        # sonnette.wait()
        # sonnette.clear()
        # </depart>
        # <solution>
        sonnette.acquire()
        # </solution>
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
