# outcomes: ["True True True True"]
# source: time.monotonic "cannot go backwards"; time.sleep suspends "for the given number of seconds", at least
import threading
import time

start = time.monotonic()
time.sleep(0.2)
after = time.monotonic()
waited = threading.Event().wait(0.3)
end = time.monotonic()
print(start <= after <= end, after - start >= 0.2, waited or end - after >= 0.3, end - start >= 0.5)
