DEFAULT = 5


class Client:
    def __init__(self, number=DEFAULT):
        self.number = number

    def __repr__(self):
        return f"Client({self.number})"


def make(number):
    return Client(number)
