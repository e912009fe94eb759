"""Le thé : on sort les tasses pendant que l'eau chauffe."""

import asyncio

etapes = []


async def chauffer():
    etapes.append("eau froide")
    await asyncio.sleep(0)
    etapes.append("eau chaude")


async def sortir_les_tasses():
    await asyncio.sleep(0)
    etapes.append("tasses")


async def main():
    eau = asyncio.create_task(chauffer())
    await sortir_les_tasses()
    await eau
    etapes.append("thé")
    print(" · ".join(etapes))


asyncio.run(main())
