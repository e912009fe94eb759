# refused: 5, "register()"

import collections.abc

collections.abc.Callable.register(int)
print(callable(1))
