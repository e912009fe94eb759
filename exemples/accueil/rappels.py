"""Le Python que ce cours emploie sans l'expliquer, en quelques lignes."""

# f"…" : ce qui est entre accolades est calculé.
# Liste en compréhension : une liste, faite par une boucle.
carres = [n * n for n in (1, 2, 3)]
print(f"carrés : {carres}")
#> carrés : [1, 4, 9]

# Une étoile devant une liste : ses éléments, un par un.
print(*carres)
#> 1 4 9

# lambda : une fonction sans nom, d'une seule expression.
print(sorted(["fraise", "kiwi"], key=lambda mot: len(mot)))
#> ['kiwi', 'fraise']

# raise lève une exception, except l'attrape, finally a toujours lieu.
journal = []
try:
    raise ValueError("trop court")
except ValueError as erreur:
    journal.append(f"attrapé : {erreur}")
finally:
    journal.append("rangé")
print(journal)
#> ['attrapé : trop court', 'rangé']


# Une classe réunit des données (self.solde) et ce que l'on en fait.
class Compte:
    def __init__(self, solde):
        self.solde = solde

    def deposer(self, montant):
        self.solde += montant


compte = Compte(100)
compte.deposer(20)
print(compte.solde)
#> 120

# a if c else b : a si c est vrai, b sinon.
print("riche" if compte.solde > 100 else "pauvre")
#> riche

# _ : un nom pour ce dont on ne se sert pas ; 50_000 : le nombre 50 000.
print(len([0 for _ in range(50_000)]))
#> 50000

# Sans crochets, la même boucle, sans fabriquer la liste.
print(sum(n * n for n in (1, 2, 3)))
#> 14

# {x:.1f} dans une f"…" : x, avec un chiffre après la virgule.
print(f"{2 / 3:.1f}")
#> 0.7

# try … else : else n'a lieu que si rien n'a été levé.
try:
    nombre = int("12")
except ValueError:
    nombre = 0
else:
    nombre += 1
print(nombre)
#> 13


# *noms : tous les arguments, rangés dans un n-uplet.
# Une fonction peut en contenir une autre, qui voit ses variables.
def annoncer(*noms):
    def phrase(nom):
        return f"{nom} sur {len(noms)}"

    return [phrase(nom) for nom in noms]


print(annoncer("Ana", "Bob"))
#> ['Ana sur 2', 'Bob sur 2']

# assert lève une exception si ce qu'il affirme est faux.
assert compte.solde == 120


# Un générateur donne une valeur à chaque yield, puis reprend là.
def compter():
    yield "un"
    yield "deux"


print(next(compter()), list(compter()))
#> un ['un', 'deux']

# := donne un nom à une valeur au milieu d'une expression.
if (taille := len(carres)) > 2:
    print("taille :", taille)
    #> taille : 3


# @… : un décorateur, une fonction qui transforme celle qui suit.
def deux_fois(fonction):
    return lambda: [fonction(), fonction()]


@deux_fois
def saluer():
    return "bonjour"


print(saluer())
#> ['bonjour', 'bonjour']
