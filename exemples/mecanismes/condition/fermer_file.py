"""Fermer une file : get() la vide, puis lève ShutDown."""

import queue

file = queue.Queue()
file.put("dernier article")

try:
    file.shutdown()
    print(file.get())
    file.get()
except AttributeError:
    print("pas de shutdown() avant Python 3.13")
except queue.ShutDown:
    print("file fermée")
