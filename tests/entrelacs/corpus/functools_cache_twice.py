"""functools.cache does not promise that the function is called once."""
import functools
import threading

calls = []


@functools.cache
def square(x):
    calls.append(x)
    return x * x


threads = [threading.Thread(target=square, args=(3,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(calls))
