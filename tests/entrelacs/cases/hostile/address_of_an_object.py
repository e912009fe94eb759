# refused: 3, "adresse"

print(object())
