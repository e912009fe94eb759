"""Les méthodes publiques d'Event, relevées dans la bibliothèque."""

import asyncio
import inspect
import threading

ROLES = {
    "set": "lève le drapeau et réveille tous ceux qui attendent",
    "clear": "baisse le drapeau",
    "is_set": "dit si le drapeau est levé",
    "wait": "attend que le drapeau soit levé",
    "isSet": "ancien nom de `is_set`, à ne plus employer",
}


def publics(classe):
    return {nom for nom in dir(classe) if not nom.startswith("_")}


def appel(classe, nom):
    fonction = getattr(classe, nom, None)
    if fonction is None:
        return "–"
    parametres = list(inspect.signature(fonction).parameters)[1:]
    attente = "await " * inspect.iscoroutinefunction(fonction)
    return f"`{attente}{nom}({', '.join(parametres)})`"


inconnues = publics(threading.Event) | publics(asyncio.Event)
inconnues -= set(ROLES)
assert not inconnues, inconnues

print("| `threading.Event` | `asyncio.Event` | Rôle |")
print("|---|---|---|")
for nom, role in ROLES.items():
    cases = appel(threading.Event, nom), appel(asyncio.Event, nom)
    print("|", " | ".join([*cases, role]), "|")
