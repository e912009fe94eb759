"""Des aides mettent la table ; celui qui la voit complète sonne."""

import threading

CHOSES = ("pain", "beurre")

table = []
sonneries = []


verrou = threading.Lock()


def apporter(chose):
    with verrou:
        table.append(chose)
        if len(table) == len(CHOSES):
            sonneries.append(chose)


fils = [
    threading.Thread(target=apporter, args=(chose,), name=chose)
    for chose in CHOSES
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("sonneries :", len(sonneries))
