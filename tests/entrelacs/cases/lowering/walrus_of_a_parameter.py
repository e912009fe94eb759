# outcomes: ["2\n1\n[1, 4] 4\n8"]
# source: CPython
def count(x):
    while (x := x - 1) > 0:
        print(x)


def last(values):
    squares = [values := v * v for v in values]
    return squares, values


def doubled(x):
    return (lambda y: (y := y + 4) + x)(x) if (x := x + 1) else None


count(3)
print(*last([1, 2]))
print(doubled(1))
