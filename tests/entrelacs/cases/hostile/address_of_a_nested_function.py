# refused: 11, "adresse"


def outer():
    def inner():
        pass

    return inner


print([outer()])
