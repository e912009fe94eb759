"""Appeler une coroutine ne l'exécute pas ; la boucle, si."""

import asyncio


async def saluer():
    print("bonjour")
    return 42


appel = saluer()
print("l'appel donne une", type(appel).__name__)
print("la boucle l'exécute :", asyncio.run(appel))
