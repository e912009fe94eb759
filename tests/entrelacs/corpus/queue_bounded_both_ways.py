"""Two stages that feed each other through bounded queues block when both are full."""
import queue
import threading

forth = queue.Queue(maxsize=1)
back = queue.Queue(maxsize=1)


def left():
    for _ in range(2):
        forth.put("x")
    for _ in range(2):
        back.get()


def right():
    for _ in range(2):
        back.put("y")
    for _ in range(2):
        forth.get()


threads = [threading.Thread(target=left), threading.Thread(target=right)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
