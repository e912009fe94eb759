"""Un objet Future garde l'exception et la relance chez qui veut le résultat."""

from concurrent.futures import ThreadPoolExecutor


def calculer():
    return 1 / 0


with ThreadPoolExecutor() as equipe:
    futur = equipe.submit(calculer)

try:
    print(futur.result())
except ZeroDivisionError as erreur:
    print("reçu :", erreur)
    #> reçu : division by zero
