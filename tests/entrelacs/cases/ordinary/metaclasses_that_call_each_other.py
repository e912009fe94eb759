# outcomes: ["counted\nmade\nTrue True TypeError"]
class Counted(type):
    count = 0

    def __call__(cls, *args, **kwargs):
        Counted.count += 1
        print("counted")
        return super().__call__(*args, **kwargs)


class Loud(Counted):
    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        print("made")
        return made


class Point(metaclass=Loud):
    def __new__(cls, x):
        return super().__new__(cls)

    def __init__(self, x):
        self.x = x


point = Point(1)
print(isinstance(point, Point), Counted.count == 1, end=" ")
try:
    type.__call__(Point)
except TypeError:
    print("TypeError")
