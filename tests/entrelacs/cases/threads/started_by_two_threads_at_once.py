# refused: 9, "aucune règle ne dit ce qui arrive"
# source: Lib/threading.py, start: CPython 3.11 and 3.12 may run the target twice, lose an AttributeError or a KeyError; 3.13 answers otherwise
import threading

thread = threading.Thread(target=int)


def start_it():
    thread.start()


helpers = [threading.Thread(target=start_it) for _ in range(2)]
for helper in helpers:
    helper.start()
for helper in helpers:
    helper.join()
