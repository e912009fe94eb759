"""fork copie les verrous tenus, mais pas les fils qui les tiennent."""

import os
import warnings
from threading import Event, Lock, Thread, active_count

# Depuis CPython 3.12, fork avertit : d'autres fils sont en vie.
warnings.simplefilter("ignore", DeprecationWarning)

verrou = Lock()
tenu, suite = Event(), Event()


def tenir():
    with verrou:
        tenu.set()
        suite.wait()


fil = Thread(target=tenir)
fil.start()
tenu.wait()
if os.fork() == 0:
    obtenu = verrou.acquire(timeout=0.01)
    texte = f"enfant : {active_count()} fil, verrou obtenu : {obtenu}"
    print(texte, flush=True)
    os._exit(0)
os.wait()
suite.set()
fil.join()
print("parent : le fil a fini, verrou tenu :", verrou.locked())
