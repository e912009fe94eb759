"""Juste : demander et prendre d'un seul geste."""

import queue
import threading

file = queue.Queue()
file.put("dernier article")
servis = []


def client():
    try:
        servis.append(file.get_nowait())
    except queue.Empty:
        pass


fils = [threading.Thread(target=client) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("servis :", len(servis))
