"""State and notification under the same lock."""
import threading

condition = threading.Condition()
ready = False


def waiter():
    with condition:
        while not ready:
            condition.wait()
    print("ready")


def setter():
    global ready
    with condition:
        ready = True
        condition.notify()


threads = [threading.Thread(target=waiter), threading.Thread(target=setter)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
