# refused: 2, "__del__"
Connection = type("Connection", (), {"__del__": lambda self: print("closed")})
Connection()
