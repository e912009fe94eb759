# outcomes: ["AttributeError AttributeError TypeError TypeError TypeError\nk read k read read k k k read"]
# source: CPython: a lone *values is read last, each **names in its turn; a class body does as a function
said = []


class Number:
    def method(self, *values, **names):
        pass


number, one = Number(), 1


def function(*values, **names):
    pass


def tell(make):
    try:
        make()
    except Exception as error:
        said.append(type(error).__name__)


def late_names():
    class Made:
        x: int = number.method(*0, **one.x)


def late_names_of_a_function():
    class Made:
        x = function(*0, a=2, **one.x)


def no_iterable():
    class Made:
        x = function(*0, **{})


def no_mapping():
    class Made:
        x = function(*0, **0)


def twice():
    class Made:
        x = function(*(), **{"a": 1}, a=2)


for make in (late_names, late_names_of_a_function, no_iterable, no_mapping, twice):
    tell(make)
print(*said)
said.clear()


class Values:
    def __iter__(self):
        said.append("read")
        return iter((1,))


def names(**more):
    said.append("k")
    return more


class Lone:
    x = function(*Values(), **names())


class Named:
    x = number.method(*Values(), a=names())


class Several:
    x = function(0, *Values(), b=names(), **names())


class Twice:
    x = function(*Values(), **names(a=1))


print(*said)
