"""A barrier between writing and reading."""
import threading

cells = [0, 0]
seen = [None, None]
barrier = threading.Barrier(2)


def work(me):
    cells[me] = 1
    barrier.wait()
    seen[me] = cells[1 - me]


threads = [threading.Thread(target=work, args=(me,)) for me in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*seen)
