# refused: 3, "__builtins__"

print(__builtins__['open'])
