"""wait() dit si le signal est là ; elle ne le consomme pas."""

import asyncio
import threading

feu = threading.Event()
print(feu.wait(timeout=0.01))
#> False

feu.set()
feu.set()  # une seconde fois : rien de plus
print(feu.wait(timeout=0.01), feu.wait(), feu.is_set())
#> True True True

feu.clear()
print(feu.is_set())
#> False


async def main():
    feu_asyncio = asyncio.Event()
    try:
        async with asyncio.timeout(0.01):
            await feu_asyncio.wait()
    except TimeoutError:
        print("asyncio : délai écoulé")
        #> asyncio : délai écoulé
    feu_asyncio.set()
    print(await feu_asyncio.wait())
    #> True


asyncio.run(main())
