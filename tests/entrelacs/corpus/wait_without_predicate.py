"""A bare wait(): when notify() comes first, it is lost."""
import threading

condition = threading.Condition()


def waiter():
    with condition:
        condition.wait()
    print("woken")


def notifier():
    with condition:
        condition.notify()


threads = [threading.Thread(target=waiter), threading.Thread(target=notifier)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
