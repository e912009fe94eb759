"""release(n) dépose n jetons ; une valeur négative est refusée."""

from threading import Semaphore

tickets = Semaphore(0)
tickets.release(2)

print([tickets.acquire(blocking=False) for _ in range(3)])
#> [True, True, False]

print(tickets.acquire(timeout=0.01))
#> False

try:
    Semaphore(-1)
except ValueError as erreur:
    print(erreur)
    #> semaphore initial value must be >= 0
