# refused: 2, "hash() d'une valeur de type str"
stripe = hash("Ana") % 4
print(stripe)
