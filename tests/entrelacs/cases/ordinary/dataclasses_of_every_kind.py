# outcomes: ["1 [] 7\n5 TypeError (1, 2)\n3 y 4\nTypeError FrozenInstanceError"]
import dataclasses
from dataclasses import dataclass, field


def seven():
    return 7


@dataclass
class Plain:
    a: int
    b: list = field(default_factory=list)
    c: int = field(default_factory=seven)


plain = Plain(1)
print(plain.a, plain.b, plain.c)


@dataclass(frozen=True)
class Frozen:
    x: int
    y: tuple = (1, 2)
    z: int = field(init=False, default_factory=seven)

    def __post_init__(self):
        object.__setattr__(self, "x", self.x + 1)


frozen = Frozen(4)
print(frozen.x, end=" ")
try:
    Frozen()
except TypeError as error:
    print("TypeError", frozen.y)


@dataclass
class Child(Plain):
    self: str = "y"
    d: int = field(default=4, kw_only=True)

    def __init__(this, *rest):
        super().__init__(*rest)
        this.self, this.d = "y", 4


child = Child(3)
print(child.a, child.self, child.d)
try:
    Plain(1, 2, 3, 4)
except TypeError:
    print("TypeError", end=" ")
try:
    frozen.x = 1
except dataclasses.FrozenInstanceError:
    print("FrozenInstanceError")
