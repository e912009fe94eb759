"""Les méthodes publiques de Condition, relevées dans la bibliothèque."""

import asyncio
import inspect
import threading

ROLES = {
    "acquire": "prend le verrou (`with` le fait)",
    "release": "libère le verrou (`with` le fait)",
    "wait": "libère le verrou, attend un réveil, reprend le verrou",
    "wait_for": "répète `wait` tant que la condition est fausse",
    "notify": "réveille `n` de ceux qui attendent",
    "notify_all": "réveille tous ceux qui attendent",
    "locked": "dit si le verrou est pris",
    "notifyAll": "ancien nom de `notify_all`, à ne plus employer",
}
# threading.Condition n'a locked() que depuis Python 3.14.
RECENTES = {"locked"}


def publics(condition):
    return {nom for nom in dir(condition) if not nom.startswith("_")}


def appel(condition, nom):
    fonction = getattr(condition, nom, None)
    if fonction is None:
        return "–"
    attente = "await " * inspect.iscoroutinefunction(fonction)
    # acquire et release sont celles du verrou : voir la page Lock.
    if nom in ("acquire", "release"):
        return f"`{attente}{nom}()`"
    parametres = ", ".join(inspect.signature(fonction).parameters)
    return f"`{attente}{nom}({parametres})`"


fils, taches = threading.Condition(), asyncio.Condition()
assert publics(fils) | RECENTES == set(ROLES)
assert publics(taches) == set(ROLES) - {"notifyAll"}

print("| `threading.Condition` | `asyncio.Condition` | Rôle |")
print("|---|---|---|")
for nom, role in ROLES.items():
    gauche = "–" if nom in RECENTES else appel(fils, nom)
    print("|", " | ".join([gauche, appel(taches, nom), role]), "|")
