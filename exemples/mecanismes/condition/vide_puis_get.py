"""Faux : la réponse d'empty() est peut-être déjà périmée."""

import queue
import threading

file = queue.Queue()
file.put("dernier article")
servis = []


def client():
    if not file.empty():
        servis.append(file.get())


fils = [threading.Thread(target=client) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("servis :", len(servis))
