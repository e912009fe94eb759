"""Le test est fait hors du verrou, l'action dedans."""

from threading import Lock, Thread

places = 1
verrou = Lock()


def reserver():
    global places
    if places > 0:
        with verrou:
            places -= 1


clients = [Thread(target=reserver, name=nom) for nom in ("Ana", "Bob")]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("places restantes :", places)
