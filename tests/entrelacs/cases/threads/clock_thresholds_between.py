# outcomes: ["fast", "medium", "slow"]
# source: a count: the clock may stop between any two of the limits that it is compared to
import time

start = time.perf_counter()
spent = 1000 * (time.perf_counter() - start)
if spent > 5000:
    print("slow")
elif spent > 1000:
    print("medium")
else:
    print("fast")
