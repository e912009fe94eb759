# failures: ["deadlock"]
# versions: <3.12
# source: Lib/functools.py of 3.11: the lock is held while the function runs, and its thread wants it too
import functools
import threading


class Node:
    def __init__(self, inner):
        self.inner = inner

    @functools.cached_property
    def depth(self):
        if self.inner is None:
            return 1
        thread = threading.Thread(target=lambda: self.inner.depth)
        thread.start()
        thread.join()
        return self.inner.depth + 1


print(Node(Node(None)).depth)
