# refused: 3, "coulisses"

print(object.__getattribute__(print, '__globals__'))
