"""Un virement dont l'échec est avalé sous le verrou."""

from threading import Lock, Thread

verrou = Lock()
soldes = {"Alice": 100}
reponses = []


def virer(de, vers, somme):
    with verrou:
        try:
            soldes[de] -= somme
            soldes[vers] += somme
        except Exception:
            pass
    reponses.append("virement fait")


fil = Thread(target=virer, args=("Alice", "Bob", 10))
fil.start()
fil.join()
print(reponses[0], "· total :", sum(soldes.values()))
