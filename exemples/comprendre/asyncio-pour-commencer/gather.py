"""gather renvoie les résultats, dans l'ordre des demandes."""

import asyncio


async def doubler(nombre, duree):
    await asyncio.sleep(duree)
    return 2 * nombre


async def main():
    return await asyncio.gather(doubler(1, 0.02), doubler(2, 0.01))


print(asyncio.run(main()))
