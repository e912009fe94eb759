"""Deux bureaux ; chaque urne reçoit un dernier bulletin au dépouillement."""

# <vous>
from queue import SimpleQueue

# </vous>
from threading import Thread

URNES = [["non"], ["oui", "oui"]]

# <vous>
resultats = SimpleQueue()


def depouiller(urne):
    resultats.put(urne.count("oui"))


def proclamer():
    return sum(resultats.get() for _ in URNES)


# </vous>


fils = [
    Thread(target=depouiller, args=([*urne, "oui"],)) for urne in URNES
]
for fil in fils:
    fil.start()
print("oui :", proclamer())
