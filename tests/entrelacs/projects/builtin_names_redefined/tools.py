def max(values):
    return "mine"


biggest = max([1])


def total(values):
    return sum(values)
