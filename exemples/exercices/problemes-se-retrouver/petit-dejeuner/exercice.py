"""Deux aides mettent la table ; celui qui la voit complète sonne."""

# <depart>
# from threading import Thread
# </depart>
# <solution>
from threading import Lock, Thread

# </solution>

table = []
sonneries = []
# <solution>
verrou = Lock()
# </solution>


def apporter(chose):
    # <depart>
    # table.append(chose)
    # if len(table) == 2:
    #     sonneries.append(chose)
    # </depart>
    # <solution>
    with verrou:
        table.append(chose)
        if len(table) == 2:
            sonneries.append(chose)
    # </solution>


fils = [
    Thread(target=apporter, args=(chose,), name=chose)
    for chose in ("pain", "beurre")
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("sonneries :", len(sonneries))
