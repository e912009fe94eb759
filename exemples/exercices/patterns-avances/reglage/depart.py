"""Un serveur change d'adresse pendant que d'autres l'appellent."""

from threading import Thread

hote, port = "nord", 80


def demenager():
    global hote, port
    hote = "sud"
    port = 443


def appeler():
    appels.append(f"{hote}:{port}")


appels = []
fils = [Thread(target=demenager), Thread(target=appeler)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("appel :", appels[0])
