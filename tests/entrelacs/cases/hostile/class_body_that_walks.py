# refused: 4, "coulisses"

class A:
    found = print.__globals__
