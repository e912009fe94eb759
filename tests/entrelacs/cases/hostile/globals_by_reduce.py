# refused: 5, "coulisses"

import functools

print(functools.reduce(getattr, ['__class__', '__base__'], ()))
