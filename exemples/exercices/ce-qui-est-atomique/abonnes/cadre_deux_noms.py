"""Une abonnée de longue date, puis Ana, puis Bob à deux guichets."""

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
fils = [Thread(target=inscrire, args=("Bob", n)) for n in (5, 6)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("cartes :", *sorted(cartes), "· abonnés :", len(abonnes))
