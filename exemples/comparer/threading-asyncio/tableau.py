"""Ce que chaque module offre, relevé dans la bibliothèque."""

import asyncio
import inspect
import threading

VERROUS = ("Lock", "RLock", "Semaphore", "BoundedSemaphore")
MECANISMES = [*VERROUS, "Condition", "Event", "Barrier"]


def cases(module, nom):
    classe = getattr(module, nom, None)
    if classe is None:
        return ["–", "–", "–"]
    # RLock, et Lock avant Python 3.13, sont des fabriques : on les appelle.
    objet = classe(1) if nom == "Barrier" else classe()
    if hasattr(objet, "__aenter__"):
        syntaxe = "`async with`"
    elif hasattr(objet, "__enter__"):
        syntaxe = "`with`"
    else:
        syntaxe = "non"
    fonction = objet.wait if hasattr(objet, "wait") else objet.acquire
    attente = "bloque le fil"
    if inspect.iscoroutinefunction(fonction):
        attente = "suspend la tâche"
    return [syntaxe, attente, delai(objet, fonction)]


def delai(objet, fonction):
    try:
        accepte = "timeout" in inspect.signature(fonction).parameters
    except ValueError:
        # Verrou écrit en C, sans signature lisible : on essaie.
        accepte = fonction(timeout=0)
        objet.release()
    return "`timeout=`" if accepte else "non"


mondes = {"`threading`": threading, "`asyncio`": asyncio}
for titre, module in mondes.items():
    print(f"| {titre} | Gestionnaire | Attendre | Délai |")
    print("|---|---|---|---|")
    for nom in MECANISMES:
        print("|", " | ".join([f"`{nom}`", *cases(module, nom)]), "|")
    print()
