"""Un pont à une voie, et un feu qui change sans regarder le pont."""

from threading import Condition, Event, Thread

etat = Condition()
engagee = Event()
feu = "nord"
sur_le_pont = []
croises = []


def traverser(sens):
    with etat:
        while feu != sens:
            etat.wait()
        croises.extend(sur_le_pont)
        sur_le_pont.append(sens)
        engagee.set()
    with etat:
        sur_le_pont.remove(sens)


def changer():
    global feu
    engagee.wait()
    with etat:
        feu = "sud"
        etat.notify_all()


fils = [Thread(target=traverser, args=(s,)) for s in ("nord", "sud")]
fils.append(Thread(target=changer, name="feu"))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("face à face :", "oui" if croises else "non")
