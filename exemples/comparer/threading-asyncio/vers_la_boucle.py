"""D'un fil vers la boucle : run_coroutine_threadsafe."""

import asyncio


async def doubler(nombre):
    await asyncio.sleep(0.01)
    return 2 * nombre


def travailler(boucle):
    # Ce fil dépose la coroutine dans la boucle, puis attend.
    futur = asyncio.run_coroutine_threadsafe(doubler(21), boucle)
    return futur.result(timeout=5)


async def main():
    boucle = asyncio.get_running_loop()
    print("résultat :", await asyncio.to_thread(travailler, boucle))


asyncio.run(main())
