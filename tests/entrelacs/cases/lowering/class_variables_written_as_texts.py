# outcomes: ["C(a=1) 0 D(b=2)"]
# source: the documentation of dataclasses: a class variable is no field, even when its annotation is a text
from __future__ import annotations

import typing
from dataclasses import InitVar, dataclass
from typing import ClassVar


@dataclass
class C:
    a: int
    total: ClassVar[int] = 0


@dataclass
class D:
    b: int
    total: typing.ClassVar[int] = 0
    seed: InitVar[int] = 0

    def __post_init__(self, seed):
        self.b += seed


print(C(1), C.total, D(1, 1))
