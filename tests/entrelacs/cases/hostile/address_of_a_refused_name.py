# refused: 3, "adresse"

print(copyright)
