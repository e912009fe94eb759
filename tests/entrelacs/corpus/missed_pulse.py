"""set() then clear(): a thread that arrives a moment later misses the pulse."""
import threading

event = threading.Event()


def waiter():
    event.wait()
    print("through")


thread = threading.Thread(target=waiter)
thread.start()
event.set()
event.clear()
thread.join()
