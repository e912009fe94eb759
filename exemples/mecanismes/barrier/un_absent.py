"""Faux : la barrière attend un fil de plus qu'il n'y en a."""

import threading

NB_PLACES = 3
NB_FILS = 2

barriere = threading.Barrier(NB_PLACES)


def participer():
    barriere.wait()


fils = [threading.Thread(target=participer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("tous partis")
