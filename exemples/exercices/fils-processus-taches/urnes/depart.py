"""Trois urnes à dépouiller, un résultat."""

from threading import Thread

URNES = [["oui", "non"], ["oui"], ["non", "oui"]]

total = 0


def depouiller(urne):
    global total
    total = total + urne.count("oui")


def proclamer():
    for fil in fils:
        fil.join()
    return total


fils = [Thread(target=depouiller, args=(urne,)) for urne in URNES]
for fil in fils:
    fil.start()
print("oui :", proclamer())
