"""Les mêmes amis, et l'ordre de ce qui leur arrive."""

import threading

lea_est_la = threading.Event()
hugo_est_la = threading.Event()
journal = []


def arriver(nom):
    journal.append(f"{nom} arrive")


def repartir(nom):
    journal.append(f"{nom} repart")


# <vous>
def venir(nom, moi, autre):
    arriver(nom)
    moi.set()
    autre.wait()
    repartir(nom)


# </vous>
fils = [
    threading.Thread(
        target=venir, args=("Hugo", hugo_est_la, lea_est_la)
    ),
    threading.Thread(
        target=venir, args=("Léa", lea_est_la, hugo_est_la)
    ),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(", ".join(journal))
