# refused: 9, "except*"
Expected = ValueError
Expected = KeyError


def main():
    try:
        raise ExceptionGroup("g", [KeyError()])
    except* Expected:
        print("caught")


main()
