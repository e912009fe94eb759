# refused: 3, "__import__"

def f(__import__):
    return __import__


print(f(1))
