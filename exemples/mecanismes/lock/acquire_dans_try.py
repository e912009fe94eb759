"""acquire dans le try : finally libère le verrou d'un autre fil."""

from threading import Lock, Thread

verrou = Lock()


def presse():
    try:
        if not verrou.acquire(timeout=0.01):
            print("pressé : j'abandonne")
            return
        print("pressé : je travaille")
    finally:
        verrou.release()


verrou.acquire()
fil = Thread(target=presse)
fil.start()
fil.join()
print("principal : je travaille, seul ?", verrou.locked())
