"""Rendez-vous : chacun annonce son arrivée, puis attend l'autre."""

from threading import Event, Thread

arrive = [Event(), Event()]
prets = []


def travailler(moi):
    prets.append(moi)
    arrive[moi].set()
    arrive[1 - moi].wait()
    # Ici, les deux premières moitiés sont finies.
    assert len(prets) == 2


fils = [Thread(target=travailler, args=(moi,)) for moi in (0, 1)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("rendez-vous tenu")
