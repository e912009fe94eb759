"""A loop that waits for a flag that nobody sets."""
import threading

ready = False


def wait():
    while not ready:
        pass


thread = threading.Thread(target=wait)
thread.start()
thread.join()
print("ready")
