"""An event that stays set is missed by nobody."""
import threading

event = threading.Event()


def waiter():
    event.wait()
    print("through")


thread = threading.Thread(target=waiter)
thread.start()
event.set()
thread.join()
