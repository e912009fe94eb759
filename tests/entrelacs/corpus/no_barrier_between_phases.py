"""Phase 2 reads the neighbour's result of phase 1, without waiting for it."""
import threading

cells = [0, 0]
seen = [None, None]


def work(me):
    cells[me] = 1
    seen[me] = cells[1 - me]


threads = [threading.Thread(target=work, args=(me,)) for me in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*seen)
