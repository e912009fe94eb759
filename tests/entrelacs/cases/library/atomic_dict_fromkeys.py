# outcomes: ["['a', 'b']", "['b', 'c']", "['a', 'c']", "['b']"]
# source: Thread Safety Guarantees, dict: fromkeys locks a dict or a set, not another iterable
import threading

names = ["a", "b"]


def change():
    names[0] = "b"
    names[1] = "c"


def look():
    print(sorted(dict.fromkeys(names)))


threads = [threading.Thread(target=work) for work in (change, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
