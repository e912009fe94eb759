# outcomes: ["soon\nlater\nTrue True", "later\nsoon\nTrue True"]
# source: https://docs.python.org/3/library/sched.html; the second event comes last if it is entered more than a second after the first
import sched
import threading
import time

events = sched.scheduler(time.time, time.sleep)
events.enter(2, 1, print, ("later",))
events.enter(1, 1, print, argument=("soon",))
sizes = []
thread = threading.Thread(target=lambda: sizes.append(len(events.queue)))
thread.start()
thread.join()
events.run()
print(sizes[0] == 2, events.empty())
