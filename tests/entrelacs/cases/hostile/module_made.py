# refused: 5, "fabrique du code ou un module"

import math

print(type(math)('sys'))
