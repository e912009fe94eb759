# outcomes: ["before after"]
# source: print writes its values one after the other: those that come before the one that fails are written


class Broken:
    def __str__(self):
        raise OSError("disk")


try:
    print("before", Broken())
except OSError:
    print("after")
