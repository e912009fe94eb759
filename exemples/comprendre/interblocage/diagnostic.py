"""Un programme bloqué dit lui-même où en sont ses fils."""

import faulthandler
from pathlib import Path
from tempfile import TemporaryFile
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


# Des fils « daemon » n'empêchent pas le programme de finir.
fil_1 = Thread(target=premier, daemon=True)
fil_2 = Thread(target=second, daemon=True)
fil_1.start()
fil_2.start()
fil_1.join(timeout=0.5)
print("le fil 1 est encore en vie :", fil_1.is_alive())

with TemporaryFile("w+") as trace:
    faulthandler.dump_traceback(file=trace, all_threads=True)
    trace.seek(0)
    # On ne garde que les lignes qui parlent de ce fichier.
    for ligne in trace:
        if Path(__file__).name in ligne:
            print(ligne.split(", ")[1].strip())
