"""The worker clears the event after its work: a request made meanwhile is lost."""
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
        while requests:
            served.append(requests.pop(0))
        event.clear()


threads = [threading.Thread(target=client), threading.Thread(target=server)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*served)
