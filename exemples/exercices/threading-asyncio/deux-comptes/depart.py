"""Un fil et une tâche comptent leurs lectures dans la même variable."""

import asyncio

lectures = 0


def lire_disque():
    return "contenu"


async def attendre_reponse():
    await asyncio.sleep(0)


def lire_fichier():
    global lectures
    lire_disque()
    lectures += 1


async def lire_reseau():
    global lectures
    await attendre_reponse()
    lectures += 1


async def tout_lire():
    await asyncio.gather(asyncio.to_thread(lire_fichier), lire_reseau())


async def main():
    await tout_lire()
    print("lectures :", lectures)


asyncio.run(main())
