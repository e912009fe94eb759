"""Trois choses sont attendues ; seuls deux aides sont venus."""

import threading

CHOSES = ("pain", "beurre", "sel")

table = []
sonneries = []


# <vous>
verrou = threading.Lock()


def apporter(chose):
    with verrou:
        table.append(chose)
        if len(table) == len(CHOSES):
            sonneries.append(chose)


# </vous>
fils = [
    threading.Thread(target=apporter, args=(chose,))
    for chose in CHOSES[:2]
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("sonneries :", len(sonneries))
