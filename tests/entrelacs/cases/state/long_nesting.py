# outcomes: ["end"]
import threading

nested, pairs, error = [], (), None
for _ in range(3_000):
    nested, pairs = [nested, {0: nested}], (pairs, pairs)
    following = ValueError()
    following.__cause__ = error
    error = following
worker = threading.Thread(target=lambda: nested.append(1))
worker.start()
worker.join()
print("end")
