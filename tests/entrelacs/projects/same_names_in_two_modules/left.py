value = 1


class Point:
    def __repr__(self):
        return f"left {type(self).__name__}"


def run():
    return "left", value, Point()
