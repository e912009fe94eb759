# refused: 4, "id() d'une valeur de type int"
# source: the documentation of id(): the identity of an object, and two equal numbers may be one object or two
big = int("1000")
print({id(big): "big"}[id(big)])
