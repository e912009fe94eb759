"""Entre processus, les mêmes verrous, et d'autres façons de s'en servir."""

import multiprocessing
import threading

fils = threading.Lock()
processus = multiprocessing.Lock()

print("threading :", fils.acquire(blocking=False))
#> threading : True
print("multiprocessing :", processus.acquire(block=False))
#> multiprocessing : True

try:
    processus.acquire(blocking=False)
except TypeError:
    print("multiprocessing ne connaît pas « blocking »")
    #> multiprocessing ne connaît pas « blocking »

valeur = multiprocessing.Value("i", 0)
with valeur.get_lock():
    valeur.value += 1
print("valeur partagée :", valeur.value)
#> valeur partagée : 1
