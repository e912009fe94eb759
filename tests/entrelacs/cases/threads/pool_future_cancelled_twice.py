# outcomes: ["[1, 2, 'b']", "[1, 'b', 2]", "['b', 1, 2]"]
# source: Lib/concurrent/futures/_base.py, Future.cancel: whoever cancels second is told so at once, and calls nothing back
import threading
from concurrent.futures import Future

log = []
future = Future()
future.add_done_callback(lambda future: log.append(1))
future.add_done_callback(lambda future: log.append(2))


def second():
    assert future.cancel()
    log.append("b")


threads = [threading.Thread(target=work) for work in (future.cancel, second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
