# refused: 3, "str.format lit un attribut"

print('{f.__globals__}'.format_map({'f': print}))
