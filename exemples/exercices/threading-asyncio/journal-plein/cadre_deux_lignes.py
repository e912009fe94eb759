"""Trois clients, deux places, et un journal de deux lignes."""

import asyncio

places = 2
billets = []
imprimes = []


async def vendre(client, journal):
    global places
    # <vous>
    if places > 0:
        places -= 1
        billets.append(client)
        await journal.put(client)
    # </vous>


async def imprimer(journal):
    ligne = await journal.get()
    while ligne != "fermeture":
        imprimes.append(ligne)
        ligne = await journal.get()


async def main():
    journal = asyncio.Queue(maxsize=2)
    await journal.put("ouverture")
    imprimante = asyncio.create_task(imprimer(journal))
    await asyncio.gather(
        *(vendre(client, journal) for client in ("Ana", "Bob", "Eva"))
    )
    await journal.put("fermeture")
    await imprimante
    print("places :", places, "; billets :", len(billets))
    print("au journal :", sorted(imprimes[1:]) == sorted(billets))


asyncio.run(main())
