# outcomes: ["['no', 'no']", "['no', 'ok']"]
# source: Lib/threading.py, Condition._is_owned: it takes the lock to know whether it is free, then gives it back
import threading

change = threading.Condition(threading.Lock())
said = []


def tell():
    try:
        change.notify()
        said.append("ok")
    except RuntimeError:
        said.append("no")


threads = [threading.Thread(target=tell) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(said))
