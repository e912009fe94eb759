"""Une boutique, une sonnette, un seul vendeur."""

import threading

NB_CLIENTS = 2

comptoir = threading.Semaphore(0)
servis = []

# <vous>
# <depart>
# sonnette = threading.Event()
# </depart>
# <solution>
sonnette = threading.Semaphore(0)
# </solution>


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
    for _ in range(NB_CLIENTS):
        # <depart>
        # sonnette.wait()
        # sonnette.clear()
        # </depart>
        # <solution>
        sonnette.acquire()
        # </solution>
        comptoir.release()
    # </vous>


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
