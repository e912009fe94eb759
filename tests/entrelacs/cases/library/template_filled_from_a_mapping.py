# outcomes: ["1 1 1 1", "1 1 1 2", "1 1 2 2", "1 2 2 2", "2 2 2 2"]
# source: Objects/unicodeobject.c and Objects/stringlib/unicode_format.h: each key is asked of the mapping, which is written in Python; forced runs on CPython
import collections
import threading

shared = collections.UserDict(a=1)


def change():
    shared["a"] = 2


thread = threading.Thread(target=change)
thread.start()
text = "%(a)s %(a)s" % shared
print(text, "{a} {a}".format_map(shared))
thread.join()
