"""Dekker's first attempt, flags without a turn: each waits for the other, for ever."""
import threading

want = [False, False]
inside = []
most = []


def work(me):
    other = 1 - me
    want[me] = True
    while want[other]:
        pass
    inside.append(me)
    most.append(len(inside))
    inside.remove(me)
    want[me] = False


threads = [threading.Thread(target=work, args=(me,)) for me in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(max(most))
