"""Un await oublié : rien n'est fait, et Python avertit."""

import asyncio


async def enregistrer():
    print("enregistré")


async def main():
    enregistrer()
    print("fini")


asyncio.run(main())
