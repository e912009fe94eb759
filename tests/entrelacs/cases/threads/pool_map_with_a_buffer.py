# refused: 6, "map(buffersize=…)"
# versions: >=3.14
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    print(list(pool.map(abs, [1], buffersize=1)))
