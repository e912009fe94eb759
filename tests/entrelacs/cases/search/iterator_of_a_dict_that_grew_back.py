# outcomes: ["0", "1", "2", "3", "4"]
# failures: ["RuntimeError: dictionary changed size during iteration"]
# source: where the iterator stands while its dictionary has another size cannot be told, and decides what follows.
import threading

table = {"a": 1, "b": 2, "c": 3}
late = False
seen = 0


def read():
    global seen
    for _ in table:
        if late:
            seen += 1
    print(seen)


def write():
    global late
    table["z"] = 0
    late = True
    del table["z"]


threads = [threading.Thread(target=work) for work in (read, write)]
for thread in threads:
    thread.start()
