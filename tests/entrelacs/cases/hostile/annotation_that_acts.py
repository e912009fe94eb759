# refused: 3, "coulisses"

def f(x: ().__class__.__base__.__subclasses__()):
    pass


print('x')
