"""A property hides the read and the write, and the race with them."""
import threading


class Gauge:
    def __init__(self):
        self._level = 0

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, value):
        self._level = value


gauge = Gauge()


def rise():
    gauge.level += 1


threads = [threading.Thread(target=rise) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(gauge.level)
