"""Une boulangerie : deux clients attendent, et l'on sort un pain du four."""

import threading
import time

comptoir = threading.Condition()
rayon = []


def attendre(article):
    with comptoir:
        while article not in rayon:
            comptoir.wait()
        rayon.remove(article)
        print("servi :", article)


def enfourner():
    with comptoir:
        rayon.append("pain")
        comptoir.notify()


clients = [
    threading.Thread(target=attendre, args=(article,), daemon=True)
    for article in ("brioche", "pain")
]
for client in clients:
    client.start()
    time.sleep(0.1)  # chacun a le temps de s'asseoir
boulanger = threading.Thread(target=enfourner)
boulanger.start()
clients[1].join()
