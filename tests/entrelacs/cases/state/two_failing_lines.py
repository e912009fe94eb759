# failures: ["ValueError: no"]
# failing lines: [11, 12]
import threading

x, flag = 0, threading.Event()


def reader():
    seen = x
    flag.wait()
    if seen: raise ValueError("no")
    raise ValueError("no")


def writer():
    global x
    x = 1
    flag.set()


for work in (reader, writer):
    threading.Thread(target=work).start()
