import settings


def make(size=settings.SIZE, items=[]):
    items.append(size)
    return list(items)


class Box:
    def __init__(self, size=settings.SIZE * 2):
        self.size = size
