"""wait() renvoie un numéro différent à chaque fil : de quoi en élire un."""

import threading

NB_FILS = 2

barriere = threading.Barrier(NB_FILS)
elus = []
numeros = []


def participer(nom):
    numero = barriere.wait()
    numeros.append(numero)
    if numero == 0:
        elus.append(nom)


fils = [
    threading.Thread(target=participer, args=(nom,), name=nom)
    for nom in "ABCDE"[:NB_FILS]
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("numéros :", sorted(numeros))
print("élu :", *elus)
