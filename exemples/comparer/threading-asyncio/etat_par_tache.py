"""ContextVar : chaque tâche a sa propre valeur."""

import asyncio
from contextvars import ContextVar

usager = ContextVar("usager", default="personne")
vus = []


async def servir(nom):
    avant = usager.get()
    usager.set(nom)
    # L'autre tâche passe ici, et change sa propre valeur.
    await asyncio.sleep(0)
    vus.append(f"{nom} : {avant}, puis {usager.get()}")


async def main():
    await asyncio.gather(servir("Ana"), servir("Bob"))
    print("\n".join(sorted(vus)))
    print("tâche principale :", usager.get())


asyncio.run(main())
