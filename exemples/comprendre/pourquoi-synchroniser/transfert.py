"""Un transfert entre deux comptes, et un contrôle pendant ce temps."""

from threading import Thread

compte_a = 100
compte_b = 200
totaux = []


def transferer(montant):
    global compte_a, compte_b
    compte_a -= montant
    compte_b += montant


def controler():
    totaux.append(compte_a + compte_b)


banquier = Thread(target=transferer, args=(10,), name="banquier")
auditeur = Thread(target=controler, name="auditeur")
banquier.start()
auditeur.start()
banquier.join()
auditeur.join()

print("total contrôlé :", totaux[0])
print("total final :", compte_a + compte_b)
