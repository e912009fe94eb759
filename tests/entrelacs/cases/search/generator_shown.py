# refused: 9, "adresse"
# source: CPython shows where the generator is in memory.


def give():
    yield 1


print((give(),))
