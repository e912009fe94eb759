"""Un dépôt et un retrait, chacun sous son propre verrou."""

import threading

solde = 10
verrou_depots = threading.Lock()
verrou_retraits = threading.Lock()


def deposer(montant):
    global solde
    with verrou_depots:
        solde += montant


def retirer(montant):
    global solde
    with verrou_retraits:
        solde -= montant


fils = [
    threading.Thread(target=deposer, args=(5,)),
    threading.Thread(target=retirer, args=(3,)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("solde =", solde)
