# refused: 6, "coulisses"

import functools

peek = functools.partial(getattr, print)
print(peek('__closure__'))
