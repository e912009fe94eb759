"""Deux fils importent le même module : il n'est exécuté qu'une fois."""

import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

MODULE = 'import time\nprint("module exécuté")\ntime.sleep(0.02)\n'

with TemporaryDirectory() as dossier:
    Path(dossier, "reglages.py").write_text(MODULE)
    sys.path.insert(0, dossier)
    fils = [
        Thread(target=import_module, args=("reglages",))
        for _ in range(2)
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    sys.path.remove(dossier)
