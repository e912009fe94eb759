# %% a timer calls its function after the delay
import threading

log = []
timer = threading.Timer(0.01, log.append, args=["rang"])
timer.start()
timer.join()
print(log, timer.is_alive())

# %% a cancelled timer does not call
import threading

log = []
timer = threading.Timer(30, log.append, ["rang"])
timer.cancel()
timer.start()
timer.join()
print(log, timer.finished.is_set())

# %% a timer with keyword arguments
import threading

timer = threading.Timer(0, print, args=("a", "b"), kwargs={"sep": "/"})
timer.start()
timer.join()
