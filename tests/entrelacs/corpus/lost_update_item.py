"""The increment of a dictionary's item is a read then a write too."""
import threading

counts = {"visits": 0}


def visit():
    counts["visits"] += 1


threads = [threading.Thread(target=visit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counts["visits"])
