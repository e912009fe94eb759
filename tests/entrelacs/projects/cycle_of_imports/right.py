import left
from left import name


def down(n):
    return [name, left.name, n] if n == 0 else left.down(n - 1)
