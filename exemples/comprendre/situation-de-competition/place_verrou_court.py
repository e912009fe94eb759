"""Le verrou protège l'action, mais pas la vérification."""

from threading import Lock, Thread

places = 1
billets = []
verrou = Lock()


def reserver(client):
    global places
    if places > 0:
        with verrou:
            places -= 1
            billets.append(client)


fil_a = Thread(target=reserver, args=("Ana",))
fil_b = Thread(target=reserver, args=("Bob",))
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("billets vendus :", len(billets))
