# outcomes: ["1", "2"]
# failures: ["RuntimeError: dictionary changed size during iteration"]
# source: CPython's dict: the size that the iterator of a view expects is that of the moment when the loop begins
import threading

table = {"a": 1}
pairs = table.items()


def read():
    count = 0
    for _ in pairs:
        count += 1
    print(count)


def write():
    table["b"] = 2


threads = [threading.Thread(target=work) for work in (read, write)]
for thread in threads:
    thread.start()
