"""Un verrou n'a pas de propriétaire : un autre fil peut le libérer."""

from threading import Lock, Thread

verrou = Lock()

verrou.acquire()
print("tenu :", verrou.locked())
#> tenu : True

fil = Thread(target=verrou.release)
fil.start()
fil.join()
print("tenu :", verrou.locked())
#> tenu : False
