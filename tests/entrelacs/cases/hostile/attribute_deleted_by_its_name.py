# refused: 7, "coulisses"

def f():
    pass


delattr(f, '__defaults__')
