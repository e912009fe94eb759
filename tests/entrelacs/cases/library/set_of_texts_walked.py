# refused: 4, "l'ordre d'un ensemble de valeurs de type str change d'un processus à l'autre"
# source: PYTHONHASHSEED
names = {"Ana", "Bob"}
for name in names:
    print(name)
