# outcomes: ["True", "False"]
# source: Thread Safety Guarantees, bytearray: == may observe concurrent writes
import threading

data = bytearray(b"ab")


def change():
    data[0] = ord("b")
    data[1] = ord("c")


def look():
    print(data == b"ac")


threads = [threading.Thread(target=work) for work in (change, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
