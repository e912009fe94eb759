"""Faux : un autre fil programme un appel dans la boucle."""

import asyncio


def prevenir(boucle, pret):
    try:
        # Event.set() fait de même pour chaque tâche qu'elle réveille.
        boucle.call_soon(pret.set)
    except RuntimeError as erreur:
        print(erreur)


async def main():
    boucle = asyncio.get_running_loop()
    pret = asyncio.Event()
    await asyncio.to_thread(prevenir, boucle, pret)
    print("événement levé :", pret.is_set())


# Le mode de mise au point change un réveil manqué en erreur.
asyncio.run(main(), debug=True)
