"""La même impulsion avec asyncio : tout tient à une pause."""

import asyncio


async def pieton(feu, passes):
    await feu.wait()
    passes.append("piéton")


async def traverser(pauses):
    feu = asyncio.Event()
    passes = []
    tache = asyncio.create_task(pieton(feu, passes))
    # Sans pause, la tâche créée n'a pas encore commencé.
    for _ in range(pauses):
        await asyncio.sleep(0)
    feu.set()
    feu.clear()
    await asyncio.sleep(0.01)
    tache.cancel()
    return len(passes)


print("sans pause :", asyncio.run(traverser(0)), "passé")
print("avec une pause :", asyncio.run(traverser(1)), "passé")
