# refused: 4, "coulisses"

class A:
    peek = property(lambda self: self.__globals__)


print(A().peek)
