"""Juste : call_soon_threadsafe réveille la boucle."""

import asyncio


def prevenir(boucle, pret):
    boucle.call_soon_threadsafe(pret.set)


async def main():
    boucle = asyncio.get_running_loop()
    pret = asyncio.Event()
    await asyncio.to_thread(prevenir, boucle, pret)
    print("événement reçu :", await pret.wait())


asyncio.run(main(), debug=True)
