"""Une sonnette qui note ce qu'il y a sur la table quand elle sonne."""

import threading

CHOSES = ("miel", "lait")

table = []
vues = []


class Sonnette:
    def append(self, chose):
        vues.append(len(table))


sonneries = Sonnette()


# <vous>
verrou = threading.Lock()


def apporter(chose):
    with verrou:
        table.append(chose)
        if len(table) == len(CHOSES):
            sonneries.append(chose)


# </vous>

fils = [
    threading.Thread(target=apporter, args=(chose,)) for chose in CHOSES
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("choses sur la table quand on sonne :", *vues)
