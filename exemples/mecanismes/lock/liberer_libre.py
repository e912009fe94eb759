"""Libérer un verrou libre est une erreur, signalée tout de suite."""

from threading import Lock

verrou = Lock()
with verrou:
    print("section critique")
verrou.release()
