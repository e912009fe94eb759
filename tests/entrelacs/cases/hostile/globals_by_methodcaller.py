# refused: 5, "coulisses"

import operator

print(operator.methodcaller('__subclasses__')(object))
