# outcomes: [""]
# failures: ["KeyError: 'a'"]
# source: Thread Safety Guarantees, dict: check then act is not atomic
import threading

prices = {"a": 1}


def take():
    if "a" in prices:
        del prices["a"]


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
