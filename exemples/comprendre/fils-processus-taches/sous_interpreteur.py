"""Un autre interpréteur, dans le même processus : d'autres variables."""

import os

try:
    from concurrent import interpreters
except ImportError:
    print("pas de concurrent.interpreters avant Python 3.14")
else:
    autre = interpreters.create()
    numero = autre.call(os.getpid)
    print("même processus :", numero == os.getpid())
    autre.exec("panier = ['lait']")
    print("panier est ici aussi :", "panier" in globals())
    autre.close()
