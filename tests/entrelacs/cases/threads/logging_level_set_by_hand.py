# outcomes: ["True True", "False False"]
# source: Lib/logging/__init__.py, Logger.isEnabledFor: its answer is kept, and nothing but setLevel or disable forgets it
import logging
import threading

logger = logging.getLogger("kept")
answers = []


def ask():
    answers.append(logger.isEnabledFor(logging.INFO))


logger.level = logging.DEBUG
thread = threading.Thread(target=ask)
thread.start()
logger.level = logging.ERROR
thread.join()
ask()
print(*answers)
