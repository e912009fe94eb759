# outcomes: ["served 2"]
# failures: ["deadlock"]
# failing lines: [35]
# source: https://docs.python.org/3/library/threading.html#condition-objects
import logging
import threading
import time

logging.basicConfig(level=logging.DEBUG, format="%(asctime)s (%(threadName)-8s) %(message)s")
log = logging.getLogger(__name__)
condition = threading.Condition()
orders = []


def cook():
    log.debug("starting in %s", threading.current_thread().name)
    with condition:
        orders.extend(["soup", "bread"])
        condition.notify_all()
    log.info("%d orders ready", 2)


def waiter():
    with condition:
        log.debug("waiting")
        condition.wait()
        print("served", len(orders))


one = threading.Thread(target=waiter, name="waiter")
one.start()
time.sleep(1)
other = threading.Thread(target=cook, name="cook")
other.start()
one.join()
other.join()
