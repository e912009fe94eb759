# outcomes: ["last\nfirst"]
# source: Modules/atexitmodule.c, atexit_callfuncs: whatever a function raises, sys.exit included, the others are called
import atexit
import sys

atexit.register(print, "first")
atexit.register(sys.exit)
atexit.register(print, "last")
