# refused: 4, "fixez-la (random.seed(1))"
import random

if random.random() < 0.5:
    print("less")
