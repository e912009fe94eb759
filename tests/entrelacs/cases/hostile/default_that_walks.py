# refused: 3, "coulisses"

def f(x=print.__globals__):
    return x


print(f())
