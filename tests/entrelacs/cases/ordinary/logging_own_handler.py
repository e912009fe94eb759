# outcomes: ["['a 1', 'b 2']", "['b 2', 'a 1']"]
# slow: yes
import logging
import threading


class Kept(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []
        self.count = 0

    def emit(self, record):
        self.count += 1
        self.lines.append(self.format(record) + f" {record.args[0]}")


handler = Kept()
log = logging.getLogger("app.work")
logging.getLogger("app").addHandler(handler)
log.propagate = True
log.setLevel(logging.INFO)
handler.setFormatter(logging.Formatter("%(message).1s"))
threads = [threading.Thread(target=log.info, args=(f"{name} %d", number)) for name, number in (("a", 1), ("b", 2))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert handler.count == 2
print(handler.lines)
