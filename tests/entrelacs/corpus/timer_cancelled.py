"""cancel() against the end of the delay: either may win."""
import threading

log = []
timer = threading.Timer(0.001, log.append, args=("fired",))
timer.start()
timer.cancel()
timer.join()
print(*log or ["cancelled"])
