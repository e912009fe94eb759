"""Dekker's algorithm: the turn says who gives way."""
import threading

want = [False, False]
turn = 0
inside = []
most = []


def work(me):
    global turn
    other = 1 - me
    want[me] = True
    while want[other]:
        if turn != me:
            want[me] = False
            while turn != me:
                pass
            want[me] = True
    inside.append(me)
    most.append(len(inside))
    inside.remove(me)
    turn = other
    want[me] = False


threads = [threading.Thread(target=work, args=(me,)) for me in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(max(most))
