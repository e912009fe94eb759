# outcomes: ["a [1, 2] b []", "a [1] b [2]", "a [2] b [1]", "a [] b [1, 2]"]
# source: https://docs.python.org/3/library/functions.html#iter
import queue
import threading

tasks = queue.Queue()
done = {"a": [], "b": []}


def work(name):
    for task in iter(tasks.get, None):
        done[name].append(task)


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for task in (1, 2, None, None):
    tasks.put(task)
for thread in threads:
    thread.join()
print("a", done["a"], "b", done["b"])
