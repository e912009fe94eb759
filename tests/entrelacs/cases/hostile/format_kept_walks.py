# refused: 4, "str.format lit un attribut"

write = '{.__globals__}'.format
print(list(map(write, [print])))
