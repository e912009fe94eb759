"""Trois urnes à dépouiller, un résultat."""

from queue import SimpleQueue
from threading import Thread

URNES = [["oui", "non"], ["oui"], ["non", "oui"]]

resultats = SimpleQueue()


def depouiller(urne):
    resultats.put(urne.count("oui"))


def proclamer():
    return sum(resultats.get() for _ in URNES)


fils = [Thread(target=depouiller, args=(urne,)) for urne in URNES]
for fil in fils:
    fil.start()
print("oui :", proclamer())
