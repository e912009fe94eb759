"""Faux : levé depuis un autre fil, l'événement ne réveille personne."""

import asyncio
import threading
import time

PATIENCE = 0.25


def prevenir(pret):
    time.sleep(0.05)
    pret.set()


async def main():
    pret = asyncio.Event()
    fil = threading.Thread(target=prevenir, args=(pret,))
    fil.start()
    debut = time.monotonic()
    try:
        async with asyncio.timeout(PATIENCE):
            await pret.wait()
    except TimeoutError:
        pass
    attente = time.monotonic() - debut
    print("attendu jusqu'au bout :", attente >= PATIENCE)
    fil.join()


# Sans le mode de mise au point, rien ne dénonce la faute.
asyncio.run(main(), debug=False)
