# refused: 10, "coulisses"

x = 1


def f():
    return x


f.__globals__['x'] = 2
print(f())
