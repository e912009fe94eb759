# outcomes: ["Thread-3 Thread-4", "Thread-4 Thread-3"]
# source: a subclass of Thread without an __init__ of its own takes its number like Thread: the order of two threads decides
import threading


class Worker(threading.Thread):
    pass


class Alarm(threading.Timer):
    pass


made = ["", ""]


def hire():
    made[0] = Worker().name


def arm():
    made[1] = Alarm(1, print).name


threads = [threading.Thread(target=work) for work in (hire, arm)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*made)
