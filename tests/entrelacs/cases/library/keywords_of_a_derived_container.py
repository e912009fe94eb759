# outcomes: ["[1, 2]", "[2]"]
# source: a container of the library takes keywords that list, dict, set and deque do not: it is read and written all the same
import collections
import threading

table = collections.OrderedDict(a=1, b=2)
seen = None


def take():
    table.popitem(last=False)


def look():
    global seen
    seen = list(table.values())


threads = [threading.Thread(target=work) for work in (take, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
