# refused: 4, "__annotations__"

x: int = 3
print(__annotations__)
