# refused: 3, "coulisses"

class A:
    __match_args__ = ('__reduce__',)


match A():
    case A(found):
        print(found)
