"""Trois façons de demander un verrou déjà tenu, sans attendre toujours."""

from threading import Lock

verrou = Lock()
verrou.acquire()

print(verrou.acquire(blocking=False))
#> False
print(verrou.acquire(timeout=0.01))
#> False

try:
    verrou.acquire(blocking=False, timeout=1)
except ValueError as erreur:
    print(erreur)
    #> can't specify a timeout for a non-blocking call

verrou.release()
print(verrou.acquire(timeout=0.01))
#> True
