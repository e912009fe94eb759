# refused: 5, "coulisses"

import operator

get = operator.attrgetter('__init__.__globals__')
print(get(object))
