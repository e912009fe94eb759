"""A sleep promises no order."""
import threading
import time

result = None


def compute():
    global result
    time.sleep(0.001)
    result = 42


thread = threading.Thread(target=compute)
thread.start()
time.sleep(0.002)
print(result)
thread.join()
