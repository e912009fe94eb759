# refused: 12, "register() de singledispatch()"
# source: the table that a function made by functools.singledispatch keeps is read by its calls
import functools
import threading


@functools.singledispatch
def kind(value):
    return "any"


thread = threading.Thread(target=lambda: kind.register(str, len))
thread.start()
print(kind("abc"))
thread.join()
