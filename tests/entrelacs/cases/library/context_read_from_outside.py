# outcomes: ["0 {} 0", "0 {} 1", "0 {} 2", "0 {'v': 1} 1", "0 {'v': 1} 2", "0 {'v': 2} 2", "1 {'v': 1} 1", "1 {'v': 1} 2", "1 {'v': 2} 2", "2 {'v': 2} 2"]
# source: Python/context.c: who does not run inside a context reads it as it is at that moment; forced runs on CPython
import contextvars
import threading

context = contextvars.copy_context()
value = contextvars.ContextVar("v", default=None)


def inside():
    value.set(1)
    value.set(2)


thread = threading.Thread(target=context.run, args=(inside,))
thread.start()
first = context.get(value, 0)
second = {variable.name: held for variable, held in dict(context).items()}
print(first, second, context.copy().get(value, 0))
thread.join()
