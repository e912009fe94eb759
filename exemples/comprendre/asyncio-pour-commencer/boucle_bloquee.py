"""Un appel qui attend sans await arrête toute la boucle."""

import asyncio
import time

journal = []


async def horloge():
    for _ in range(3):
        journal.append("tic")
        await asyncio.sleep(0)


async def lire(pause):
    await pause(0.01)
    journal.append("lu")


async def pause_qui_bloque(duree):
    time.sleep(duree)


async def main(pause):
    journal.clear()
    async with asyncio.TaskGroup() as groupe:
        groupe.create_task(lire(pause))
        groupe.create_task(horloge())
    print(*journal)


asyncio.run(main(pause_qui_bloque))
asyncio.run(main(asyncio.sleep))
