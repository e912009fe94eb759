# outcomes: ["0 of 1", "1 of 1"]
# source: https://docs.python.org/3/library/logging.html#logging.LogRecord.getMessage
import logging
import sys
import threading


class Progress:
    def __init__(self):
        self.done = 0

    def __str__(self):
        return str(self.done)


progress = Progress()
logging.basicConfig(stream=sys.stdout, format="%(message)s")
thread = threading.Thread(target=logging.warning, args=("%s of %d", progress, 1))
thread.start()
progress.done = 1
thread.join()
