# outcomes: ["[(0, 'x'), (1, 'y')]"]
# source: Lib/concurrent/futures/_base.py, Executor.map: zip stops with the shortest
import itertools
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    print(list(pool.map(lambda *pair: pair, itertools.count(), "xy")))
