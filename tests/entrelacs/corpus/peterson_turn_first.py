"""Peterson with the two first lines exchanged: both get in."""
import threading

want = [False, False]
turn = 0
inside = []
most = []


def work(me):
    global turn
    other = 1 - me
    turn = other
    want[me] = True
    while want[other] and turn == other:
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
