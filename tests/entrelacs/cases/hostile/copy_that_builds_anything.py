# refused: 12, "copy.copy()"

import copy
import threading


class A:
    def __reduce_ex__(self, protocol):
        return (lambda: threading.Event, (), (None, {'is_set': lambda self: True}))


copy.copy(A())
