"""L'interblocage à coup sûr : chacun a son verrou avant de continuer."""

from threading import Barrier, Lock, Thread

verrou_a = Lock()
verrou_b = Lock()
chacun_a_le_sien = Barrier(2)


def premier():
    with verrou_a:
        chacun_a_le_sien.wait()
        with verrou_b:
            pass


def second():
    with verrou_b:
        chacun_a_le_sien.wait()
        with verrou_a:
            pass


fil_1 = Thread(target=premier, name="fil 1")
fil_2 = Thread(target=second, name="fil 2")
print("les deux fils démarrent")
fil_1.start()
fil_2.start()
fil_1.join()
fil_2.join()

print("terminé")
