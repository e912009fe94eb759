# outcomes: ["object int str int list\n(3, 2) any int"]
# source: https://docs.python.org/3/library/functools.html#functools.singledispatch
import functools


@functools.singledispatch
def kind(value):
    return "object"


@kind.register
def _(value: int):
    return "int"


@kind.register(str)
def _(value):
    return "str"


kind.register(list, lambda value: "list")
print(kind(1.5), kind(1), kind("a"), kind(True), kind([]))


class Shape:
    def size(self, width, height=0):
        return width, height

    three = functools.partialmethod(size, 3, height=2)

    @functools.singledispatchmethod
    def of(self, value):
        return "any"

    @of.register
    def _(self, value: int):
        return "int"


print(Shape().three(), Shape().of(""), Shape().of(1))
