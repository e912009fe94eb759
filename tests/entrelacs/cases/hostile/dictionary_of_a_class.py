# refused: 5, "__dict__"

import types

print(types.FunctionType.__dict__['__globals__'].__get__(print))
