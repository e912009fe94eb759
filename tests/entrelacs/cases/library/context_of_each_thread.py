# outcomes: ["1 2"]
# source: each thread runs in a context of its own: nothing is shared
import contextvars
import threading

value = contextvars.ContextVar("v", default=0)
contexts = [contextvars.copy_context() for _ in range(2)]


def add(number):
    value.set(value.get() + number)


threads = [threading.Thread(target=context.run, args=(add, number)) for number, context in enumerate(contexts, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*(context[value] for context in contexts))
