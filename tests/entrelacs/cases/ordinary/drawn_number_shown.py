# refused: 5, "explorer tous les tirages (--tirages)"
import random

number = random.randint(1, 6)
print(f"throws a {number}")
