"""Un téléchargement, trois traitements : la version avec des tâches."""

import asyncio

DUREE = 0.02

donnees = []
resultats = {}


async def telecharger(pret):
    await asyncio.sleep(DUREE)
    donnees.extend([12, 9, 15])
    # Les données d'abord, le signal ensuite.
    pret.set()


async def traiter(pret, nom, calcul):
    await pret.wait()
    resultats[nom] = calcul(donnees)


async def main():
    pret = asyncio.Event()
    await asyncio.gather(
        traiter(pret, "minimum", min),
        traiter(pret, "maximum", max),
        traiter(pret, "somme", sum),
        telecharger(pret),
    )


asyncio.run(main())
for nom in sorted(resultats):
    print(nom, ":", resultats[nom])
