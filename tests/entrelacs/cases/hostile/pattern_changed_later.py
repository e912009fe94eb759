# refused: 7, "__match_args__"

class A:
    pass


A.__match_args__ = ('__reduce__',)
match A():
    case A(found):
        print(found)
