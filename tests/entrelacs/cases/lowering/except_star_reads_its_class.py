# outcomes: ["caught"]
Expected = ValueError
Expected = KeyError


def main():
    try:
        raise ExceptionGroup("g", [KeyError()])
    except* Expected:
        print("caught")


main()
