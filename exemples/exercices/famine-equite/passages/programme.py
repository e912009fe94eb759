"""Un guichet sous verrou : Bob y passe une fois, Ana deux."""

from threading import Lock, Thread

guichet = Lock()
demandes = []
servis = []


def venir(nom, fois):
    for _ in range(fois):
        demandes.append(nom)
        with guichet:
            servis.append(nom)


bob = Thread(target=venir, args=("Bob", 1), name="Bob")
ana = Thread(target=venir, args=("Ana", 2), name="Ana")
bob.start()
ana.start()
bob.join()
ana.join()

print("demandes :", *demandes, "· servis :", *servis)
