"""Trois coureuses, puis une retardataire, une fois la course finie."""

import threading

gagnants = []
annonces = []

# <vous>
verrou = threading.Lock()


def arriver(nom):
    with verrou:
        if not gagnants:
            gagnants.append(nom)


# </vous>


def courir(nom):
    arriver(nom)
    annonces.extend(gagnants[:1])


coureuses = [
    threading.Thread(target=courir, args=(nom,)) for nom in "XYZ"
]
for coureuse in reversed(coureuses):
    coureuse.start()
for coureuse in coureuses:
    coureuse.join()
arriver("retardataire")

print("première :", *gagnants)
