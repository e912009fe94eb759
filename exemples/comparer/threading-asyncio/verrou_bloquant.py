"""Faux : un verrou de threading, gardé pendant un await."""

import asyncio
import threading

verrou = threading.Lock()
tics = []


async def horloge():
    while True:
        tics.append("tic")
        await asyncio.sleep(0.01)


async def premiere():
    with verrou:
        await asyncio.sleep(0.02)


async def seconde():
    avant = len(tics)
    # Sans délai, cet appel ne rendrait jamais la main.
    obtenu = verrou.acquire(timeout=0.05)
    print("verrou obtenu :", obtenu)
    print("tics pendant l'attente :", len(tics) - avant)


async def main():
    tache = asyncio.create_task(horloge())
    await asyncio.gather(premiere(), seconde())
    tache.cancel()


asyncio.run(main())
