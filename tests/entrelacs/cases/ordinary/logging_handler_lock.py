# outcomes: ["end"]
# slow: yes
# failures: ["deadlock"]
# source: https://docs.python.org/3/library/logging.html#logging.Handler.acquire
import logging
import threading

lock = threading.Lock()
log = logging.getLogger("bank")


class Account:
    def __repr__(self):
        with lock:
            return "account"


def audit():
    log.error("seen: %r", Account())


def close():
    with lock:
        log.error("closed")


threads = [threading.Thread(target=audit), threading.Thread(target=close)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("end")
