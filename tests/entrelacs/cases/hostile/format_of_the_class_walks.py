# refused: 3, "str.format lit un attribut"

print(str.format('{0.__globals__}', print))
