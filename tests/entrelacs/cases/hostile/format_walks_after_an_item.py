# refused: 3, "str.format lit un attribut"

print('{0[f].__globals__}'.format({'f': print}))
