# refused: 5, "__dict__"

import math

math.__dict__['pi'] = 3
print(math.pi)
