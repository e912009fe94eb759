"""Deux tâches, qui attendent entre la lecture et l'écriture."""

import asyncio

recus = 0


# --8<-- [start:recevoir]
async def recevoir(messages):
    global recus
    for _ in messages:
        deja = recus
        await asyncio.sleep(0)  # le message arrive
        recus = deja + 1


# --8<-- [end:recevoir]
async def main():
    await asyncio.gather(recevoir(["a"]), recevoir(["b", "c"]))
    print("reçus :", recus)


asyncio.run(main())
