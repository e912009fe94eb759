"""Chronomètre les deux compteurs sur votre machine."""

import asyncio
import platform
import threading
import time

NB = 5
TOURS = 10_000
ESSAIS = 3


def avec_threading():
    verrou = threading.Lock()
    compteur = 0

    def incrementer():
        nonlocal compteur
        for _ in range(TOURS):
            with verrou:
                compteur += 1

    fils = [threading.Thread(target=incrementer) for _ in range(NB)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()


def avec_asyncio():
    async def main():
        verrou = asyncio.Lock()
        compteur = 0

        async def incrementer():
            nonlocal compteur
            for _ in range(TOURS):
                async with verrou:
                    compteur += 1

        await asyncio.gather(*(incrementer() for _ in range(NB)))

    asyncio.run(main())


def meilleur_temps(programme):
    temps = []
    for _ in range(ESSAIS):
        debut = time.perf_counter()
        programme()
        temps.append(time.perf_counter() - debut)
    # Le plus court : celui que le reste de la machine a le moins gêné.
    return min(temps) * 1000


fils, taches = meilleur_temps(avec_threading), meilleur_temps(
    avec_asyncio
)
print("CPython", platform.python_version())
print(f"threading : {fils:.1f} ms")
print(f"asyncio : {taches:.1f} ms")
print(f"rapport asyncio / threading : {taches / fils:.2f}")
