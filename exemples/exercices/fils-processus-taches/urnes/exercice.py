"""Trois urnes à dépouiller, un résultat."""

# <vous>
# <solution>
from queue import SimpleQueue

# </solution>
# </vous>
from threading import Thread

URNES = [["oui", "non"], ["oui"], ["non", "oui"]]

# <vous>
# <depart>
# total = 0
#
#
# def depouiller(urne):
#     global total
#     total = total + urne.count("oui")
#
#
# def proclamer():
#     for fil in fils:
#         fil.join()
#     return total
# </depart>
# <solution>
resultats = SimpleQueue()


def depouiller(urne):
    resultats.put(urne.count("oui"))


def proclamer():
    return sum(resultats.get() for _ in URNES)


# </solution>
# </vous>


fils = [Thread(target=depouiller, args=(urne,)) for urne in URNES]
for fil in fils:
    fil.start()
print("oui :", proclamer())
