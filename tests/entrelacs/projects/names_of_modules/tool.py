name = __name__


def me():
    return __name__.upper()


if __name__ == "__main__":
    print("never")
    name = "wrong"
