value = 2


class Point:
    def __repr__(self):
        return f"right {type(self).__name__} {Point.__qualname__}"


def run():
    return "right", value, Point()
