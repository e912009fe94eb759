"""Qui offre quoi : le tableau des mécanismes, lu dans la bibliothèque."""

import asyncio
import threading

USAGES = {
    "Lock": "un seul à la fois dans une section critique",
    "RLock": "un verrou que son propriétaire peut reprendre",
    "Semaphore": "au plus n à la fois, ou des jetons à consommer",
    "BoundedSemaphore": "au plus n à la fois, erreurs signalées",
    "Event": "annoncer un fait à tous ceux qui l'attendent",
    "Condition": "attendre qu'une donnée partagée ait changé",
    "Barrier": "repartir ensemble une fois tous arrivés",
}


def presence(module, nom):
    return "oui" if hasattr(module, nom) else "non"


print("| Mécanisme | Usage | threading | asyncio |")
print("|---|---|---|---|")
for nom, usage in USAGES.items():
    fils, taches = presence(threading, nom), presence(asyncio, nom)
    print(f"| `{nom}` | {usage} | {fils} | {taches} |")
