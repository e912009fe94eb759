"""notify() without the lock is refused."""
import threading

condition = threading.Condition()
condition.notify()
