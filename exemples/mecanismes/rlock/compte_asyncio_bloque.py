"""En asyncio aussi, redemander son propre verrou bloque la tâche."""

import asyncio


class Compte:
    def __init__(self, solde):
        self.solde = solde
        self.verrou = asyncio.Lock()

    async def retirer(self, montant):
        async with self.verrou:
            self.solde -= montant

    async def deposer(self, montant):
        async with self.verrou:
            self.solde += montant

    async def transferer(self, vers, montant):
        async with self.verrou:
            await self.retirer(montant)
            await vers.deposer(montant)


async def main():
    ana = Compte(100)
    bob = Compte(100)
    await ana.transferer(bob, 30)
    print("Ana :", ana.solde, "; Bob :", bob.solde)


asyncio.run(main())
