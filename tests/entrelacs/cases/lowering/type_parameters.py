# outcomes: ["[1] 1 box Pair"]
# versions: >=3.12
# source: CPython 3.12
class Box[T]:
    kept: list[T]

    def __init__(self, value: T):
        self.kept = [value]


def first[V: int](box: Box[V]) -> V:
    return box.kept[0]


class Pair[A, B](Box[A]):
    name = "box"


type Names = list[str]
print(Box(1).kept, first(Box(1)), Pair(2).name, Pair.__name__)
