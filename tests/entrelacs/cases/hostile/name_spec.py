# refused: 3, "__spec__"

print(__spec__)
