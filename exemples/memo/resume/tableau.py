"""Le tableau de résumé, vérifié contre la bibliothèque standard."""

import asyncio
import threading

EMPLOIS = {
    "Lock": ("un seul fil à la fois", "un compteur, un solde"),
    "RLock": (
        "un fil qui reprend son verrou",
        "une méthode en appelle une autre",
    ),
    "Semaphore": ("au plus N à la fois", "des places de parking"),
    "BoundedSemaphore": (
        "au plus N, excès signalé",
        "des connexions prêtées",
    ),
    "Event": (
        "attendre un signal durable",
        "une configuration chargée",
    ),
    "Condition": (
        "attendre un état précis",
        "un tampon ni plein ni vide",
    ),
    "Barrier": ("partir tous ensemble", "les étapes d'une simulation"),
}

# Un mécanisme de plus, ou de moins, dans threading : le tableau s'arrête.
presents = {nom for nom in threading.__all__ if nom in EMPLOIS}
assert presents == set(EMPLOIS), set(EMPLOIS) - presents

print("| Mécanisme | Quand | Par exemple | `asyncio` |")
print("|---|---|---|:-:|")
for nom, (quand, exemple) in EMPLOIS.items():
    aussi = "oui" if hasattr(asyncio, nom) else "non"
    print(f"| `{nom}` | {quand} | {exemple} | {aussi} |")
