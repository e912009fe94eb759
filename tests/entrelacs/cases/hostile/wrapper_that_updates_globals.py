# refused: 5, "coulisses"

import functools

functools.wraps(len, assigned=(), updated=('__globals__',))(print)
