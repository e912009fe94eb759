"""The result is read without waiting for the thread that computes it."""
import threading

result = None


def compute():
    global result
    result = 42


thread = threading.Thread(target=compute)
thread.start()
print(result)
