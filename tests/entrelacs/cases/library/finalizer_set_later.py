# refused: 6, "__del__"
class Connection:
    pass


Connection.__del__ = lambda self: print("closed")
Connection()
