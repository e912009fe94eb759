"""A thread whose wait has timed out stays in the queue until it has the lock back: it may eat the notification."""
import threading

condition = threading.Condition()
waiting = 0


def hurried():
    global waiting
    with condition:
        waiting += 1
        if condition.wait(timeout=0.01):
            condition.notify()  # it was not for me


def patient():
    global waiting
    with condition:
        waiting += 1
        condition.wait()


threads = [threading.Thread(target=hurried), threading.Thread(target=patient)]
for thread in threads:
    thread.start()
both = False
while not both:
    with condition:
        both = waiting == 2
        if both:
            condition.notify()
for thread in threads:
    thread.join()
print("both gone")
