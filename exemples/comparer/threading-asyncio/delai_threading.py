"""Attendre un verrou au plus 10 ms, avec threading."""

import threading

verrou = threading.Lock()
verrou.acquire()
if verrou.acquire(timeout=0.01):
    print("verrou obtenu")
else:
    print("délai écoulé")
