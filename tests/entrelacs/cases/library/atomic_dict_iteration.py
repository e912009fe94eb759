# outcomes: ["1"]
# failures: ["RuntimeError: dictionary changed size during iteration"]
# source: Thread Safety Guarantees, dict: iteration is never atomic
import threading

prices = {"a": 1}
seen = []


def change():
    prices["b"] = 2


def look():
    total = 0
    for name in prices:
        total += 1
    seen.append(total)


threads = [threading.Thread(target=work) for work in (look, change)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(min(seen, default=0) and 1)
