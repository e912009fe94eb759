# refused: 5, "gc"

import gc

print(len(gc.get_objects()))
