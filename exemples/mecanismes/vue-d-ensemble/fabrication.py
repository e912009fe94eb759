"""De quoi chaque mécanisme de threading est-il fait ?"""

import threading

OBJETS = {
    "Lock": threading.Lock(),
    "RLock": threading.RLock(),
    "Semaphore": threading.Semaphore(),
    "BoundedSemaphore": threading.BoundedSemaphore(),
    "Event": threading.Event(),
    "Condition": threading.Condition(),
    "Barrier": threading.Barrier(2),
}
PIECES = {
    type(threading.Lock()): "un Lock",
    type(threading.RLock()): "un RLock",
    threading.Condition: "une Condition",
}

print("| Mécanisme | Écrit en | Contient |")
print("|---|---|---|")
for nom, objet in OBJETS.items():
    # Ces objets écrits en C n'ont pas de dictionnaire d'attributs.
    langage = "Python" if hasattr(objet, "__dict__") else "C"
    types = [
        type(valeur)
        for valeur in getattr(objet, "__dict__", {}).values()
    ]
    pieces = [PIECES[genre] for genre in types if genre in PIECES]
    print(f"| `{nom}` | {langage} | {', '.join(pieces) or 'rien'} |")
