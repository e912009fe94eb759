# outcomes: ["stopped after 0", "stopped after 1", "stopped after 2", "stopped after 0, then 2 more", "stopped after 1, then 1 more"]
# slow: yes
# source: counted by hand: stop() cancels the timer that it sees, and the callback may be arming the next one
import threading
import time


class Repeating:
    def __init__(self, interval, times):
        self.interval, self.left, self.ticks = interval, times, 0
        self.start()

    def start(self):
        self.timer = threading.Timer(self.interval, self.run)
        self.timer.start()

    def run(self):
        self.ticks += 1
        self.left -= 1
        if self.left:
            self.start()

    def stop(self):
        self.timer.cancel()
        return self.ticks


def others():
    return [thread for thread in threading.enumerate() if thread is not threading.current_thread()]


repeating = Repeating(1, 2)
time.sleep(1)
seen = repeating.stop()
while late := others():
    late[0].join()
more = repeating.ticks - seen
print(f"stopped after {seen}" + (f", then {more} more" if more else ""))
