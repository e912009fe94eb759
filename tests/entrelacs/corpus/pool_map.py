"""map() gives the results in the order of the arguments, whatever the order of the work."""
from concurrent.futures import ThreadPoolExecutor


def square(x):
    return x * x


with ThreadPoolExecutor(max_workers=2) as pool:
    print(*pool.map(square, [1, 2, 3]))
