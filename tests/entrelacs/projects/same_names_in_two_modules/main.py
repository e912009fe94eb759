import left
import right


def run():
    return "main"


class Point:
    def __repr__(self):
        return f"main {type(self).__name__}"


value = 0
print(run(), left.run(), right.run(), value, left.value, right.value)
print(Point(), left.Point(), right.Point(), left.Point.__name__, right.run.__name__)
