"""Le compteur est déjà à quarante ; deux guichets, dont un très actif."""

import threading

dernier = 40
tires = {}

# <vous>
verrou = threading.Lock()


def numero():
    global dernier
    with verrou:
        dernier += 1
        return dernier


# </vous>


def ouvrir(guichet, combien):
    tires[guichet] = [numero() for _ in range(combien)]


fils = [
    threading.Thread(target=ouvrir, args=("est", 2)),
    threading.Thread(target=ouvrir, args=("ouest", 1)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("est :", *tires["est"], "· ouest :", *tires["ouest"], end=" ")
print("· suivant :", numero())
