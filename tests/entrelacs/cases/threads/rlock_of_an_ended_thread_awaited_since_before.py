# outcomes: []
# failures: ["deadlock"]
# source: both threads were there at once: they have two numbers
import threading

lock = threading.RLock()
ready = threading.Barrier(2)


def take():
    ready.wait()
    lock.acquire()


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
