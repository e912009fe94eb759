"""join() first, then the result."""
import threading

result = None


def compute():
    global result
    result = 42


thread = threading.Thread(target=compute)
thread.start()
thread.join()
print(result)
