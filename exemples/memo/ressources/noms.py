"""Les mêmes noms dans trois modules : un programme a regardé."""

import asyncio
import multiprocessing
import threading

MODULES = threading, asyncio, multiprocessing
NOMS = (
    "Lock",
    "RLock",
    "Semaphore",
    "BoundedSemaphore",
    "Event",
    "Condition",
    "Barrier",
)

print(
    "| Mécanisme |", " | ".join(f"`{m.__name__}`" for m in MODULES), "|"
)
print("|---|---|---|---|")
for nom in NOMS:
    presences = ["oui" if hasattr(m, nom) else "non" for m in MODULES]
    print(f"| `{nom}` |", " | ".join(presences), "|")
