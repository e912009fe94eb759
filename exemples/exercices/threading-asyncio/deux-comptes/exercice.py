"""Un fil et une tâche comptent leurs lectures dans la même variable."""

import asyncio

lectures = 0


# <depart>
# def lire_fichier():
#     global lectures
#     lectures += 1
# </depart>
# <solution>
def lire_fichier():
    return 1


# </solution>
async def lire_reseau():
    global lectures
    await asyncio.sleep(0)
    lectures += 1


async def main():
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
    print("lectures :", lectures)


asyncio.run(main())
