"""notify() et wait() exigent que l'on tienne le verrou."""

import asyncio
import threading

condition = threading.Condition()
for methode in (condition.notify, condition.wait):
    try:
        methode()
    except RuntimeError as erreur:
        print("threading :", erreur)


async def main():
    condition = asyncio.Condition()
    try:
        condition.notify()
    except RuntimeError as erreur:
        print("asyncio :", erreur)
    try:
        await condition.wait()
    except RuntimeError as erreur:
        print("asyncio :", erreur)


asyncio.run(main())
