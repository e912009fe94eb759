"""Sans verrou : les sémaphores comptent, et ne gardent pas les rangs."""

from threading import Semaphore, Thread

CAPACITE = 2
NB_PRODUCTEURS = 2
NB_CONSOMMATEURS = 2
ARTICLES = 1

cases = [-1] * CAPACITE
entree = 0
sortie = 0
libres = Semaphore(CAPACITE)
pleines = Semaphore(0)
livres = []


def produire(numero):
    global entree
    for n in range(ARTICLES):
        libres.acquire()
        cases[entree] = 10 * numero + n
        entree = (entree + 1) % CAPACITE
        pleines.release()


def consommer():
    global sortie
    for _ in range(ARTICLES):
        pleines.acquire()
        livres.append(cases[sortie])
        sortie = (sortie + 1) % CAPACITE
        libres.release()


fils = [
    Thread(target=produire, args=(numero,), name=f"P{numero}")
    for numero in range(NB_PRODUCTEURS)
]
fils += [
    Thread(target=consommer, name=f"C{numero}")
    for numero in range(NB_CONSOMMATEURS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("articles livrés :", sorted(livres))
