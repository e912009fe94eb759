# refused: 23, "employez == "
# source: Python reference, 3.1: operations that compute new values may return a reference to any existing object with the same value
import threading

value = kept = 0


def writer():
    global value
    value = kept
    value = int("1000")


def reader():
    global kept
    kept = value


kept = int("1000")
threads = [threading.Thread(target=reader), threading.Thread(target=writer)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(value is kept)
