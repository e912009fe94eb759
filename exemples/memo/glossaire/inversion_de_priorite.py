"""Trois tâches, un processeur, un verrou : l'urgente passe la dernière."""

# De la plus urgente à la moins urgente, ce qu'il leur reste à faire.
TACHES = {
    "haute": ["prendre", "travailler", "rendre"],
    "moyenne": ["travailler", "travailler", "travailler"],
    "basse": ["prendre", "travailler", "rendre"],
}
ARRIVEE = {"haute": 1, "moyenne": 1, "basse": 0}

verrou_tenu = False
instant = 0
while any(TACHES.values()):
    for nom, reste in TACHES.items():
        bloquee = reste[:1] == ["prendre"] and verrou_tenu
        if reste and instant >= ARRIVEE[nom] and not bloquee:
            break
    action = reste.pop(0)
    if action in ("prendre", "rendre"):
        verrou_tenu = action == "prendre"
    print(instant, nom, action)
    instant += 1
