"""On relit tout : le compte continue."""

import asyncio

lectures = 0


def lire_disque():
    return "contenu"


async def attendre_reponse():
    await asyncio.sleep(0)


# <vous>
def lire_fichier():
    lire_disque()
    return 1


async def lire_reseau():
    global lectures
    await attendre_reponse()
    lectures += 1


async def tout_lire():
    global lectures
    nombre, _ = await asyncio.gather(
        asyncio.to_thread(lire_fichier), lire_reseau()
    )
    lectures += nombre


# </vous>
async def main():
    await tout_lire()
    await tout_lire()
    print("lectures :", lectures)


asyncio.run(main())
