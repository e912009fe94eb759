# refused: 3, "coulisses"

@print.__globals__.get
class A:
    pass
