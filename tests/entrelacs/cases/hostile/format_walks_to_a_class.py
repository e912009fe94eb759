# refused: 3, "str.format lit un attribut"

print('{0.__class__}'.format(3))
