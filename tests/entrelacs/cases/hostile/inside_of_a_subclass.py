# refused: 10, "_begin"

import threading


class Worker(threading.Thread):
    pass


print(Worker()._begin)
