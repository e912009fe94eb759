"""Vérifier et agir sans lâcher le verrou entre les deux."""

from threading import Lock, Thread

places = 1
billets = []
verrou = Lock()


def reserver(client):
    global places
    with verrou:
        if places > 0:
            places -= 1
            billets.append(client)


fil_a = Thread(target=reserver, args=("Ana",))
fil_b = Thread(target=reserver, args=("Bob",))
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("billets vendus :", len(billets))
