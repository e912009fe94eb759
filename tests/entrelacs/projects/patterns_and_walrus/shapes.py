from dataclasses import dataclass

limit = 1
radius = 7
UNIT = "unit"


@dataclass
class Circle:
    radius: int


@dataclass
class Square:
    side: int
