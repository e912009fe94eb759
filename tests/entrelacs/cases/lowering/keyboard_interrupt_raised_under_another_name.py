# refused: 6, "KeyboardInterrupt vient du clavier"
Stop = KeyboardInterrupt


def main():
    raise Stop


main()
