# outcomes: ["hello 1\nend"]
# slow: yes
# source: https://docs.python.org/3/library/logging.handlers.html#queuelistener
import logging
import queue
import sys
import threading
from logging.handlers import QueueHandler, QueueListener

lines = queue.Queue()
listener = QueueListener(lines, logging.StreamHandler(sys.stdout))
log = logging.getLogger("app")
log.addHandler(QueueHandler(lines))
log.propagate = False
listener.start()
thread = threading.Thread(target=log.warning, args=("hello %d", 1))
thread.start()
thread.join()
listener.stop()
print("end")
