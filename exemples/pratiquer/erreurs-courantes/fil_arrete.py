"""Un fil ordinaire, à qui l'on demande de s'arrêter."""

from threading import Event, Thread

commence = Event()
arret = Event()


def enregistrer():
    try:
        print("enregistrement commencé")
        commence.set()
        arret.wait()
    finally:
        print("enregistrement terminé")


fil = Thread(target=enregistrer)
fil.start()
commence.wait()
arret.set()
fil.join()
print("fin du programme")
