# outcomes: ["1 busy", "2"]
# source: Python/context.c: a context is entered by one thread at a time, RuntimeError otherwise; forced runs on CPython
import contextvars
import threading

context = contextvars.Context()
count = contextvars.ContextVar("count", default=0)
told = []


def add(number):
    try:
        context.run(lambda: count.set(count.get() + 1))
    except RuntimeError:
        told.append("busy")


threads = [threading.Thread(target=add, args=(number,)) for number in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(context[count], *told)
