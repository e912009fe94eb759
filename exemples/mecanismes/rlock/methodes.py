"""Les méthodes publiques de Lock et de RLock, lues dans la bibliothèque."""

import asyncio
import threading

MECANISMES = {
    "threading.Lock": threading.Lock(),
    "threading.RLock": threading.RLock(),
    "asyncio.Lock": asyncio.Lock(),
}

for nom, objet in MECANISMES.items():
    noms = ["acquire", "release", "locked"]
    presents = [m for m in noms if hasattr(objet, m)]
    print(f"{nom} : {', '.join(presents)}")

print("asyncio.RLock existe :", hasattr(asyncio, "RLock"))
