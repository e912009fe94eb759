"""Deux commis attendent que le chef annonce un plat."""

from threading import Condition, Thread

plats = []
annonce = Condition()
servis = []


def commis():
    with annonce:
        # <depart>
        # if not plats:
        #     annonce.wait()
        # </depart>
        # <solution>
        annonce.wait_for(lambda: plats)
        # </solution>
        servis.append(plats.pop())


def chef():
    for plat in ("potage", "tarte"):
        with annonce:
            plats.append(plat)
            annonce.notify_all()


equipe = [
    Thread(target=commis, name="commis 1"),
    Thread(target=commis, name="commis 2"),
    Thread(target=chef, name="chef"),
]
for membre in equipe:
    membre.start()
for membre in equipe:
    membre.join()
print("servis :", sorted(servis))
