# outcomes: ["2\nNone\nnothing\n3 5\n[1, 1]\n7"]
# source: CPython
def count():
    yield 1
    return 2


def ended(iterator):
    try:
        next(iterator)
    except StopIteration as end:
        return end.value


class Once:
    def __init__(self):
        self.left = 1

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration(5)
        self.left -= 1
        return 1

    def send(self, value):
        return value + 1


def delegate():
    print(3, (yield from Once()))


def both():
    yield from Once()
    yield from [1]


numbers = count()
next(numbers)
print(ended(numbers))
print(ended(numbers))
print(next(numbers, "nothing"))
list(delegate())
print(list(both()))
relay = delegate()
next(relay)
print(relay.send(6))
