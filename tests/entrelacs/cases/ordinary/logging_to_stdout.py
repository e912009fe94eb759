# outcomes: ["1 one\n2 two\nend", "2 two\n1 one\nend"]
# slow: yes
# source: https://docs.python.org/3/library/logging.html#thread-safety
import logging
import sys
import threading

logging.basicConfig(stream=sys.stdout, level="INFO", format="%(message)s %(threadName)s")


def work(number):
    logging.info("%s", number)


threads = [threading.Thread(target=work, args=(number,), name=name) for number, name in ((1, "one"), (2, "two"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("end")
