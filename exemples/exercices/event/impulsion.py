"""Une impulsion, avec une pause : le fil est-il arrivé à temps ?"""

import threading
import time

feu = threading.Event()


def passer():
    feu.wait()
    print("passé")


fil = threading.Thread(target=passer)
fil.start()
feu.set()
time.sleep(0.1)
feu.clear()
fil.join()
