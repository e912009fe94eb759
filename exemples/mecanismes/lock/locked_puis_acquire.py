"""locked() dit vrai… jusqu'à ce que l'on s'en serve."""

from threading import Barrier, Lock, Thread

verrou = Lock()
apres_la_question = Barrier(2)
reponses = []
acquis = []


def tenter():
    reponses.append("tenu" if verrou.locked() else "libre")
    apres_la_question.wait()
    if verrou.acquire(blocking=False):
        acquis.append(True)


fils = [Thread(target=tenter) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("réponses :", ", ".join(reponses))
print("acquisitions :", len(acquis))
