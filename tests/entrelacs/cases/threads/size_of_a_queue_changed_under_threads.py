# refused: 10, "maxsize d'un objet Queue changé pendant que des fils tournent"
# source: what the methods of a queue read of it would have to be a step of its own
import queue
import threading

jobs = queue.Queue()


def grow():
    jobs.maxsize = 1


thread = threading.Thread(target=grow)
thread.start()
print(jobs.full())
thread.join()
