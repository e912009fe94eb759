"""Fermer une file à tous ses lecteurs, depuis Python 3.13."""

import queue
import sys

file = queue.Queue()
file.put("dernier colis")
if sys.version_info < (3, 13):
    print("avant Python 3.13, une file ne se ferme pas")
else:
    file.shutdown()
    print("reçu :", file.get())
    try:
        file.get()
    except queue.ShutDown:
        print("ShutDown : la file est fermée et vide")
