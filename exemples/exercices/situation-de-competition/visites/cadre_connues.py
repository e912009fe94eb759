"""Une page déjà visitée, une page neuve, trois lecteurs."""

from threading import Lock, Thread

visites = {"aide": 7}
verrou = Lock()


def noter(page):
    # <vous>
    with verrou:
        if page not in visites:
            visites[page] = 0
        visites[page] += 1
    # </vous>


fils = [
    Thread(target=noter, args=(page,))
    for page in ("aide", "plan", "plan")
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("aide :", visites["aide"], "· plan :", visites["plan"])
