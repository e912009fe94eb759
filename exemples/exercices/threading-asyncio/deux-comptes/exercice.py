"""Un fil et une tâche comptent leurs lectures dans la même variable."""

import asyncio

lectures = 0


def lire_disque():
    return "contenu"


async def attendre_reponse():
    await asyncio.sleep(0)


# <vous>
# <depart>
# def lire_fichier():
#     global lectures
#     lire_disque()
#     lectures += 1
# </depart>
# <solution>
def lire_fichier():
    lire_disque()
    return 1


# </solution>


async def lire_reseau():
    global lectures
    await attendre_reponse()
    lectures += 1


async def tout_lire():
    # <solution>
    global lectures
    # </solution>
    # <depart>
    # await asyncio.gather(
    #     asyncio.to_thread(lire_fichier), lire_reseau()
    # )
    # </depart>
    # <solution>
    nombre, _ = await asyncio.gather(
        asyncio.to_thread(lire_fichier), lire_reseau()
    )
    lectures += nombre
    # </solution>


# </vous>
async def main():
    await tout_lire()
    print("lectures :", lectures)


asyncio.run(main())
