# refused: 5, "coulisses"

import operator

print(sorted([print, len], key=operator.attrgetter('__code__')))
