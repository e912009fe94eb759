class Base(Exception):
    pass


class Negative(Base):
    def __init__(self, value):
        super().__init__(f"negative: {value}")
        self.value = value


def check(value):
    if value < 0:
        raise Negative(value)
    if not value:
        raise Base("zero")
    return value
