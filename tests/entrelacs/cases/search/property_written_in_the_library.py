# outcomes: ["1", "2"]
# source: collections.ChainMap.parents, a property written in Python: it reads `maps`
import threading
from collections import ChainMap

chain = ChainMap({}, {"a": 1})


def change():
    chain.maps = [{}, {"a": 2}]


def read():
    global seen
    seen = chain.parents["a"]


threads = [threading.Thread(target=work) for work in (change, read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
