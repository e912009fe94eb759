# %% sleep returns None
import time

print(time.sleep(0), time.sleep(0.001))

# %% a negative sleep is refused
import time

try:
    time.sleep(-1)
except ValueError as error:
    print(error)

# %% monotonic time never goes back
import time

first = time.monotonic()
time.sleep(0.001)
print(time.monotonic() >= first, time.perf_counter() >= 0, time.time() > 0)

# %% two sleeps end in the order of their delays [simulate]
import threading
import time


def late(delay, name):
    time.sleep(delay)
    print(name)


threads = [threading.Thread(target=late, args=(delay, name)) for delay, name in ((0.2, "second"), (0.02, "first"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
