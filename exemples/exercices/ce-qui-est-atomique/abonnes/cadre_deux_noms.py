"""Une abonnée de longue date, puis Ana, puis Bob et Ève à trois guichets."""

from threading import Thread

abonnes = {"Zoé": 9}
cartes = []


# <vous>
def inscrire(nom, guichet):
    inscripteur = abonnes.setdefault(nom, guichet)
    if inscripteur == guichet:
        cartes.append(guichet)


# </vous>


inscrire("Zoé", 3)
inscrire("Ana", 4)
demandes = (("Bob", 5), ("Bob", 6), ("Ève", 7))
fils = [Thread(target=inscrire, args=demande) for demande in demandes]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("cartes :", *sorted(cartes), "· abonnés :", len(abonnes))
