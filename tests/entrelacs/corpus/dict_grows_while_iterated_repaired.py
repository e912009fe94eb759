"""Both the insertion and the whole iteration under one lock."""
import threading

scores = {"a": 1, "b": 2}
lock = threading.Lock()


def insert():
    with lock:
        scores["c"] = 3


writer = threading.Thread(target=insert)
writer.start()
total = 0
with lock:
    for name in scores:
        total += scores[name]
writer.join()
print(total)
