"""notify() may wake either waiter: the documentation does not say which."""
import threading

condition = threading.Condition()
waiting = 0
order = []


def waiter(name):
    global waiting
    with condition:
        waiting += 1
        condition.wait()
        order.append(name)


threads = [threading.Thread(target=waiter, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
while True:
    with condition:
        if waiting == 2:
            condition.notify()
            break
while not order:
    pass
with condition:
    condition.notify()
for thread in threads:
    thread.join()
print(*order)
