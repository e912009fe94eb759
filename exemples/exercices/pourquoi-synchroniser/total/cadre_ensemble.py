"""Les deux moitiés doivent pouvoir se calculer en même temps."""

from threading import Barrier, Thread

deux_calculs = Barrier(2)
moities = {}


def sommer(rang, debut, fin):
    deux_calculs.wait()
    moities[rang] = sum(range(debut, fin))


fil_a = Thread(target=sommer, args=(0, 1, 4))
fil_b = Thread(target=sommer, args=(1, 4, 5))
# <vous>
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()
# </vous>

print("total :", sum(moities.values()))
