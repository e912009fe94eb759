"""Faux : la seconde tâche gèle la boucle, et la première avec elle."""

import asyncio
import threading

verrou = threading.Lock()


async def tache():
    with verrou:
        await asyncio.sleep(0.01)


async def main():
    await asyncio.gather(tache(), tache())


asyncio.run(main())
print("fini")
