# refused: 6, "paramètre de type T"
# versions: >=3.12
T = int


class Box[T]:
    kept: list[T]


print(Box.__name__)
