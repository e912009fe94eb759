"""Le test et l'action tiennent dans la même section critique."""

from threading import Lock, Thread

places = 1
verrou = Lock()


def reserver():
    global places
    with verrou:
        if places > 0:
            places -= 1


clients = [Thread(target=reserver, name=nom) for nom in ("Ana", "Bob")]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("places restantes :", places)
