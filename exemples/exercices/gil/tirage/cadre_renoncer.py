"""Un fil ne s'arrête que lorsqu'il n'y a plus rien à tirer."""

import threading

restent = ["x", "y"]
recus = []
au_depart = []


def lettres():
    while restent:
        yield restent.pop(0)


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


def tirer_puis_partir():
    tirer()
    au_depart.append(len(restent))


fils = [threading.Thread(target=tirer_puis_partir) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("reçus :", *sorted(recus), end=" ")
print("· restait en partant :", *au_depart)
