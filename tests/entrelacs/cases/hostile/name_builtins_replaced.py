# refused: 3, "__builtins__"

__builtins__ = {'print': None}
print('x')
