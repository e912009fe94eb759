# refused: 6, "coulisses"

import operator

kind = type(operator.attrgetter('x'))
print(kind('__globals__')(print))
