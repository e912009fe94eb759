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
# </depart>
# <solution>
resultats = SimpleQueue()
# </solution>
# </vous>


# <vous>
def depouiller(urne):
    # <depart>
    # global total
    # total = total + urne.count("oui")
    # </depart>
    # <solution>
    resultats.put(urne.count("oui"))
    # </solution>
# </vous>


fils = [Thread(target=depouiller, args=(urne,)) for urne in URNES]
for fil in fils:
    fil.start()
# <vous>
# <depart>
# for fil in fils:
#     fil.join()
# print("oui :", total)
# </depart>
# <solution>
print("oui :", sum(resultats.get() for _ in URNES))
# </solution>
# </vous>
