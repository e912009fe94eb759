"""Le premier paramètre de acquire n'a pas le même nom partout."""

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
