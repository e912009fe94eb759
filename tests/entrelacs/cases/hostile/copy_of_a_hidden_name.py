# refused: 5, "coulisses"

import copy

print(copy.copy(print).__closure__)
