# refused: 5, "random._os"

import random

print(random._os.urandom(2))
