# refused: 5, "string.Formatter"

import string

print(string.Formatter().format('{0.__globals__}', print))
