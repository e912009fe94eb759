# outcomes: ["0", "1"]
# source: a count: the value is handed to the future before x is 0 again
import threading
from concurrent.futures import Future

x = 0
future = Future()


def change():
    global x
    x = 1
    x = 0


def keep():
    future.set_result(x)


threads = [threading.Thread(target=work) for work in (change, keep)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(future.result())
