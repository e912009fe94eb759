# outcomes: ["[{1: 1, 2: 2}]", "[{2: 2}]", "['KeyError']"]
# source: dict_merge in Objects/dictobject.c: the keys of a mapping first, then the item of each; forced runs on CPython
import collections.abc
import threading


class Held(collections.abc.MutableMapping):
    def __init__(self, content):
        self.content = content

    def __getitem__(self, key):
        return self.content[key]

    def __setitem__(self, key, value):
        self.content[key] = value

    def __delitem__(self, key):
        del self.content[key]

    def __iter__(self):
        return iter(list(self.content))

    def __len__(self):
        return len(self.content)


shared = Held({1: 1, 2: 2})
told = []


def copy():
    try:
        told.append(dict(shared))
    except KeyError as error:
        told.append(type(error).__name__)


thread = threading.Thread(target=copy)
thread.start()
del shared[1]
thread.join()
print(told)
