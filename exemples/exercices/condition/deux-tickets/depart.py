"""Deux tickets mis en vente d'un coup, et deux clients qui attendent."""

import threading

condition = threading.Condition()
tickets = 0
servis = []


def acheter(nom):
    global tickets
    with condition:
        while tickets == 0:
            condition.wait()
        tickets -= 1
        servis.append(nom)


def mettre_en_vente():
    global tickets
    with condition:
        tickets += 2
        condition.notify()


fils = [
    threading.Thread(target=acheter, args=("Ana",)),
    threading.Thread(target=acheter, args=("Bob",)),
    threading.Thread(target=mettre_en_vente),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("servis :", len(servis), "; tickets :", tickets)
