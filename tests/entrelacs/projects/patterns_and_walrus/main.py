import shapes
from shapes import Circle, Square

radius = 100
for shape in (Circle(2), Square(3), shapes.UNIT, "x"):
    match shape:
        case shapes.Circle(radius=r) if (double := r * 2) > shapes.limit:
            print("circle", r, double)
        case shapes.Square(side):
            print("square", side)
        case str() if shape == shapes.UNIT:
            print("unit")
        case _:
            print("other", shape)
print(radius, double, shapes.radius)
