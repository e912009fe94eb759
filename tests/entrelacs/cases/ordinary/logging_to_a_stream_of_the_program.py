# outcomes: ["['a', 'a\\n', 'b', 'b\\n']", "['b', 'b\\n', 'a', 'a\\n']"]
# slow: yes
# source: https://docs.python.org/3/library/logging.html#logging.Handler.acquire
import logging
import threading


class Halves:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text[0])
        self.parts.append(text[1:])


halves = Halves()
logging.basicConfig(stream=halves, format="%(message)s")
threads = [threading.Thread(target=logging.warning, args=(letter * 2,)) for letter in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(halves.parts)
