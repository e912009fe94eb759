# refused: 7, "socket"
# source: CPython gathers what the clauses of an except* raise in a group; a refusal is not the program's exception.
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(1)])
except* ValueError:
    print("first")
    import socket
except* KeyError:
    print("second")
