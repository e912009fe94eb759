"""On ne supprime pas dans un dictionnaire que l'on parcourt."""

limites = {"pain": 5, "sel": 20}

try:
    for cle in limites:
        if limites[cle] <= 12:
            del limites[cle]
except RuntimeError as erreur:
    print("erreur :", erreur)
    #> erreur : dictionary changed size during iteration
