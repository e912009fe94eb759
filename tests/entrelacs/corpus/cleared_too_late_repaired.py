"""Clear first, then look: a later request sets the event again."""
import threading

event = threading.Event()
requests = []
served = []


def client():
    for number in (1, 2):
        requests.append(number)
        event.set()


def server():
    while len(served) < 2:
        event.wait()
        event.clear()
        while requests:
            served.append(requests.pop(0))


threads = [threading.Thread(target=client), threading.Thread(target=server)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*served)
