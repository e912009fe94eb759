# outcomes: ["1", "2"]
# source: two threads read the same value, or one after the other
import threading

counts = {"n": 0}


def work():
    counts["n"] = counts.get("n", 0) + 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counts["n"])
