# refused: 4, "fabrique du code"

kind = type(lambda: 0)
print(kind(1, {}))
