"""La perte à coup sûr : les deux fils s'attendent après avoir lu."""

from threading import Barrier, Thread

compteur = 0
tous_ont_lu = Barrier(2)


def incrementer():
    global compteur
    lu = compteur
    tous_ont_lu.wait()
    compteur = lu + 1


fil_a = Thread(target=incrementer, name="A")
fil_b = Thread(target=incrementer, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("compteur =", compteur)
