# outcomes: ["old old\nnew old"]
# failures: ["AttributeError"]
# source: CPython: the method is looked up, then the arguments are evaluated
import threading


class Logger:
    def __init__(self, name):
        self.write = lambda other: print(name, other)
        self.name = name


logger = Logger("old")


def replaced():
    logger.write = lambda other: print("new", other)
    return logger.name


def remove():
    del logger.write


logger.write(replaced())
logger.name = "new"
logger = Logger("new")
logger.name = "old"
threads = [threading.Thread(target=f) for f in (remove, lambda: logger.write(logger.name))]
for t in threads:
    t.start()
for t in threads:
    t.join()
