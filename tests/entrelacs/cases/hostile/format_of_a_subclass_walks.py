# refused: 7, "str.format lit un attribut"

class Text(str):
    pass


print(Text('{0.__globals__}').format(print))
