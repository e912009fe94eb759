"""Un générateur qui ne prépare une lettre qu'une fois l'autre reçue."""

import threading

recus = []
trop_tot = []


def lettres():
    for rang, lettre in enumerate("xy"):
        if len(recus) < rang:
            trop_tot.append(lettre)
        yield lettre


source = lettres()

# <vous>
verrou = threading.Lock()


def tirer():
    while True:
        with verrou:
            numero = next(source, None)
        if numero is None:
            return
        recus.append(numero)


# </vous>


fil = threading.Thread(target=tirer)
fil.start()
fil.join()
print("reçus :", *recus, "· tirées trop tôt :", len(trop_tot))
