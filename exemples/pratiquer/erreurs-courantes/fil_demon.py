"""Un fil démon est coupé à la fin du programme, sans finally."""

from threading import Event, Thread

commence = Event()


def enregistrer():
    try:
        print("enregistrement commencé")
        commence.set()
        Event().wait()
    finally:
        print("enregistrement terminé")


Thread(target=enregistrer, daemon=True).start()
commence.wait()
print("fin du programme")
