"""Le même découpage en asyncio : rien n'est demandé deux fois."""

import asyncio


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = asyncio.Lock()

    async def _ajouter(self, montant):
        """À n'appeler que si self.verrou est tenu."""
        lu = self.solde
        await asyncio.sleep(0)
        self.solde = lu + montant

    async def retirer(self, montant):
        async with self.verrou:
            await self._ajouter(-montant)

    async def deposer(self, montant):
        async with self.verrou:
            await self._ajouter(montant)

    async def transferer(self, vers, montant):
        if self is vers:
            return
        un, deux = sorted((self, vers), key=lambda c: c.numero)
        async with un.verrou, deux.verrou:
            await self._ajouter(-montant)
            await vers._ajouter(montant)


async def main():
    ana = Compte(1, 100)
    bob = Compte(2, 100)
    await asyncio.gather(
        ana.transferer(bob, 30),
        bob.transferer(ana, 10),
    )
    print("Ana :", ana.solde, "; Bob :", bob.solde)


asyncio.run(main())
