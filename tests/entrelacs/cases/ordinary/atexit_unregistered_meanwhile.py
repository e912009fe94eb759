# refused: 8, "désinscrit une autre"
# source: Modules/atexitmodule.c: 3.14 calls a copy of the list, the versions before it the list itself
import atexit


def bye():
    print("bye")
    atexit.unregister(first)


def first():
    print("first")


atexit.register(first)
atexit.register(bye)
