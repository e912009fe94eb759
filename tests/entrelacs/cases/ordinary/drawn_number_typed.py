# refused: 4, "fixez-la (random.seed(1))"
import random

print(isinstance(random.random(), float))
