# refused: 3, "str.format lit un attribut"

print('{0:{1.__class__}}'.format(3, ''))
