# refused: 3, "l'ordre d'un ensemble de valeurs de type str"
names = {"Ana", "Bob"}
print([1, names])
