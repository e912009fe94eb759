# outcomes: ["False", "True", "d False"]
# source: Lib/logging/__init__.py, disable: the manager is told, then the caches of isEnabledFor are cleared; forced runs on CPython
import logging
import threading

logger = logging.getLogger("kept")
logger.setLevel(logging.INFO)
logger.isEnabledFor(logging.INFO)
done = []


def disable():
    logging.disable(logging.ERROR)
    done.append("d")


thread = threading.Thread(target=disable)
thread.start()
print(*done, logger.isEnabledFor(logging.INFO))
thread.join()
