# outcomes: ["end"]
# source: the clock moves, so the loop ends; it may be read any number of times before
import time

end = time.monotonic() + 0.1
while time.monotonic() < end:
    pass
print("end")
