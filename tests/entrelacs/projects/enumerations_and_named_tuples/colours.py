import enum
from collections import namedtuple


class Colour(enum.Enum):
    RED = 1
    BLUE = 2

    def __repr__(self):
        return self.name


Pair = namedtuple("Pair", "left right")
default = Colour.RED
names = {Colour.RED: "rouge", Colour.BLUE: "bleu"}
