# refused: 9, "coulisses"

def outer():
    x = 1

    def inner():
        return x

    inner.__closure__[0].cell_contents = 5
    return inner()


print(outer())
