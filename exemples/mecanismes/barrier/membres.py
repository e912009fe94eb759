"""Les membres publics de Barrier, relevés dans la bibliothèque."""

import asyncio
import inspect
import threading

ROLES = {
    "wait": "attend les autres ; renvoie un numéro, de 0 à `parties - 1`",
    "abort": "rompt la barrière : `BrokenBarrierError` pour tous",
    "reset": "la remet à vide ; ceux qui attendent reçoivent l'erreur",
    "parties": "nombre de participants qu'il faut réunir",
    "n_waiting": "nombre de participants en attente",
    "broken": "la barrière est-elle rompue ?",
}


def publics(classe):
    return {nom for nom in dir(classe) if not nom.startswith("_")}


def membre(classe, nom):
    valeur = getattr(classe, nom)
    if not inspect.isfunction(valeur):
        return f"`{nom}`"
    parametres = list(inspect.signature(valeur).parameters)[1:]
    attente = "await " * inspect.iscoroutinefunction(valeur)
    return f"`{attente}{nom}({', '.join(parametres)})`"


mondes = threading.Barrier, asyncio.Barrier
assert publics(threading.Barrier) == set(ROLES)
assert publics(asyncio.Barrier) == set(ROLES)

print("| `threading.Barrier` | `asyncio.Barrier` | Rôle |")
print("|---|---|---|")
for nom, role in ROLES.items():
    cases = [membre(monde, nom) for monde in mondes]
    print("|", " | ".join([*cases, role]), "|")
