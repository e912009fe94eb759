# outcomes: ["end"]
# source: queue.Queue: what nobody calls task_done() for is counted, and nobody asks; so the loop comes back to the same states
import queue
import threading

jobs, stop = queue.Queue(1), threading.Event()


def feed():
    while not stop.is_set():
        jobs.put(1)


def eat():
    while True:
        jobs.get()


threading.Thread(target=eat, daemon=True).start()
feeder = threading.Thread(target=feed)
feeder.start()
stop.set()
feeder.join()
print("end")
