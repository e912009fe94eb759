"""Une vente s'inscrit au journal avant d'être comptée."""

import asyncio

places = 1
billets = []
imprimes = []


async def vendre(client, journal):
    global places
    if places > 0:
        await journal.put(client)
        places -= 1
        billets.append(client)


async def imprimer(journal):
    ligne = await journal.get()
    while ligne != "fermeture":
        imprimes.append(ligne)
        ligne = await journal.get()


async def main():
    journal = asyncio.Queue(maxsize=1)
    await journal.put("ouverture")
    imprimante = asyncio.create_task(imprimer(journal))
    await asyncio.gather(vendre("Ana", journal), vendre("Bob", journal))
    await journal.put("fermeture")
    await imprimante
    print("places :", places, "; billets :", len(billets))
    print("au journal :", imprimes[1:] == billets)


asyncio.run(main())
