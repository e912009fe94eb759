# refused: 7, "coulisses"

def f():
    pass


print(f.__code__.co_filename)
