"""Le disque répond après le réseau : les deux lectures doivent aller de front."""

import asyncio
import threading

lectures = 0
reponse = threading.Event()
fils = []


def lire_disque():
    fils.append(threading.current_thread() is threading.main_thread())
    reponse.wait()
    return "contenu"


async def attendre_reponse():
    await asyncio.sleep(0)
    reponse.set()


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
    print("lectures :", lectures)
    print("disque lu dans le fil de la boucle :", fils)


asyncio.run(main())
