"""Deux aides mettent la table ; celui qui la voit complète sonne."""

from threading import Lock, Thread

table = []
sonneries = []
verrou = Lock()


def apporter(chose):
    with verrou:
        table.append(chose)
        if len(table) == 2:
            sonneries.append(chose)


fils = [
    Thread(target=apporter, args=(chose,), name=chose)
    for chose in ("pain", "beurre")
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("sonneries :", len(sonneries))
