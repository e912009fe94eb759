# outcomes: ["10 False", "10 True", "40 False", "40 True"]
# source: Lib/logging/__init__.py, Logger.setLevel: the level is set, then the caches of isEnabledFor are cleared; forced runs on CPython
import logging
import threading

logger = logging.getLogger("kept")
logger.setLevel(logging.DEBUG)
logger.isEnabledFor(logging.INFO)

thread = threading.Thread(target=logger.setLevel, args=(logging.ERROR,))
thread.start()
level = logger.level
print(level, logger.isEnabledFor(logging.INFO))
thread.join()
