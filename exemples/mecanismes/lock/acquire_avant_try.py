"""acquire avant le try : on ne libère que ce que l'on a obtenu."""

from threading import Lock, Thread

verrou = Lock()


def presse():
    if not verrou.acquire(timeout=0.01):
        print("pressé : j'abandonne")
        return
    try:
        print("pressé : je travaille")
    finally:
        verrou.release()


verrou.acquire()
fil = Thread(target=presse)
fil.start()
fil.join()
print("principal : je travaille, seul ?", verrou.locked())
