"""The notification comes before the state that it announces."""
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
        condition.notify()
    ready = True


threads = [threading.Thread(target=waiter), threading.Thread(target=setter)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
