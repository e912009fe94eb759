# refused: 3, "coulisses"

print(getattr(print, '__globals__', None))
