# %% random with a seed
import random

random.seed(3)
first = [random.randint(1, 6) for _ in range(4)]
random.seed(3)
print(first == [random.randint(1, 6) for _ in range(4)], random.Random(1).random())

# %% random: every kind of draw from a seed
import random

random.seed("graine")
items = [1, 2, 3, 4]
random.shuffle(items)
own = random.Random(7)
print(items, random.choice("abc"), random.sample(range(10), 3), random.choices([1, 2], k=3), own.uniform(1, 2), own.getrandbits(8))
try:
    random.choice([])
except IndexError as error:
    print("IndexError")
