"""De la boucle vers un fil : to_thread pour un appel qui bloque."""

import asyncio
import threading

suite = threading.Event()


def lire():
    # Un appel bloquant : dans la boucle, il arrêterait tout.
    suite.wait()
    return threading.current_thread() is threading.main_thread()


async def main():
    lecture = asyncio.create_task(asyncio.to_thread(lire))
    for tic in range(3):
        await asyncio.sleep(0.001)
        print("tic", tic)
    # La boucle a tourné pendant que le fil était bloqué.
    suite.set()
    print("lu dans le fil principal :", await lecture)


asyncio.run(main())
