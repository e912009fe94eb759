# outcomes: ["cpython 1"]

import sys

sys.implementation.mark = 1
print(sys.implementation.name, sys.implementation.mark)
