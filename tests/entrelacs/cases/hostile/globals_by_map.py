# refused: 3, "coulisses"

print(list(map(getattr, [print], ['__code__'])))
