"""A dictionary grows under the feet of the thread that iterates over it."""
import threading

scores = {"a": 1, "b": 2}


def insert():
    scores["c"] = 3


writer = threading.Thread(target=insert)
writer.start()
total = 0
for name in scores:
    total += scores[name]
writer.join()
print(total)
