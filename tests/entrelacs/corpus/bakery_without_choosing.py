"""The bakery without the `choosing` flags: both get in."""
import threading

number = [0, 0]
inside = []
most = []


def work(me):
    other = 1 - me
    number[me] = number[other] + 1
    while number[other] and (number[other], other) < (number[me], me):
        pass
    inside.append(me)
    most.append(len(inside))
    inside.remove(me)
    number[me] = 0


threads = [threading.Thread(target=work, args=(me,)) for me in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(max(most))
