"""Un fil et une tâche comptent leurs lectures dans la même variable."""

import asyncio

lectures = 0


def lire_fichier():
    return 1


async def lire_reseau():
    global lectures
    await asyncio.sleep(0)
    lectures += 1


async def main():
    global lectures
    nombre, _ = await asyncio.gather(
        asyncio.to_thread(lire_fichier), lire_reseau()
    )
    lectures += nombre
    print("lectures :", lectures)


asyncio.run(main())
