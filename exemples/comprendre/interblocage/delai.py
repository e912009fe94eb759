"""Un délai transforme un blocage muet en erreur visible."""

from threading import Barrier, Lock, Thread

verrou_a = Lock()
verrou_b = Lock()
chacun_a_le_sien = Barrier(2)
bilan = []


def prendre(un, autre):
    with un:
        chacun_a_le_sien.wait()
        if autre.acquire(timeout=0.05):
            autre.release()
            bilan.append("réussi")
        else:
            bilan.append("renoncé")


fil_1 = Thread(target=prendre, args=(verrou_a, verrou_b))
fil_2 = Thread(target=prendre, args=(verrou_b, verrou_a))
fil_1.start()
fil_2.start()
fil_1.join()
fil_2.join()

print("au moins un a renoncé :", "renoncé" in bilan)
