# outcomes: ["bye\nfirst"]
# source: Modules/atexitmodule.c, atexit_callfuncs: what is registered by one of the functions comes too late
import atexit


def bye():
    print("bye")
    atexit.register(print, "never")


atexit.register(print, "first")
atexit.register(bye)
