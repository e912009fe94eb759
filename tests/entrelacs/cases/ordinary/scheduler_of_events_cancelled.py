# outcomes: ["soon\nTrue True"]
# source: https://docs.python.org/3/library/sched.html
import sched
import threading
import time

events = sched.scheduler(time.time, time.sleep)
events.enter(1, 1, print, argument=("soon",))
sizes = []
thread = threading.Thread(target=lambda: sizes.append(len(events.queue)))
thread.start()
late = events.enter(3, 1, print, ("never",))
events.cancel(late)
thread.join()
events.run()
print(sizes[0] in (1, 2), events.empty())
