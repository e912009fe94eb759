"""Une place libre, deux réservations : vérifier, puis agir."""

from threading import Thread

places = 1
billets = []


def reserver(client):
    global places
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
