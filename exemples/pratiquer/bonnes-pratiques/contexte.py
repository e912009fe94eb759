"""with libère le verrou même quand le bloc lève une exception."""

from threading import Lock

verrou = Lock()

try:
    with verrou:
        raise ValueError("montant négatif")
except ValueError as erreur:
    print("erreur :", erreur)
    #> erreur : montant négatif

print("verrou encore tenu :", verrou.locked())
#> verrou encore tenu : False
