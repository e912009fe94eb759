"""Une barrière de deux ; un fil y vient deux fois, les deux autres une fois."""

import threading

barriere = threading.Barrier(2)
passages = []


def venir(nom, fois):
    for _ in range(fois):
        barriere.wait()
        passages.append(nom)


fils = [
    threading.Thread(target=venir, args=("A", 2), name="A"),
    threading.Thread(target=venir, args=("B", 1), name="B"),
    threading.Thread(target=venir, args=("C", 1), name="C"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("passages :", "".join(sorted(passages)))
