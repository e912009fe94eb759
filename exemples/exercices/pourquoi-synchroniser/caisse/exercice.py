"""Une vente met à jour la caisse et le stock ; un fil vérifie les deux."""

from threading import Lock, Thread

PRIX = 3

stock = 10
caisse = 0
constats = []
verrou = Lock()


def vendre():
    global stock, caisse
    # <vous>
    # <depart>
    # with verrou:
    #     stock -= 1
    # with verrou:
    #     caisse += PRIX
    # </depart>
    # <solution>
    with verrou:
        stock -= 1
        caisse += PRIX
    # </solution>
    # </vous>


def verifier():
    with verrou:
        constats.append(stock * PRIX + caisse == 10 * PRIX)


vendeuse = Thread(target=vendre, name="vendeuse")
gerant = Thread(target=verifier, name="gérant")
vendeuse.start()
gerant.start()
vendeuse.join()
gerant.join()

print("comptes justes :", constats[0])
