"""Les deux côtés prennent le même verrou."""

from threading import Lock, Thread

# --8<-- [start:reglage]
hote, port = "nord", 80
verrou = Lock()


def demenager():
    global hote, port
    with verrou:
        hote = "sud"
        port = 443


def appeler():
    with verrou:
        appels.append(f"{hote}:{port}")


# --8<-- [end:reglage]

appels = []
fils = [Thread(target=demenager), Thread(target=appeler)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("appel :", appels[0])
