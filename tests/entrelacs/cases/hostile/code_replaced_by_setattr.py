# refused: 7, "coulisses"

def f():
    return 1


object.__setattr__(f, '__code__', None)
