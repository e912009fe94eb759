# outcomes: ["True"]
# source: two lists made by one line; which of them is dropped first does not make two states
import queue
import threading

items = queue.Queue()
for i in range(2):
    items.put([i])


def take():
    item = items.get()
    item.append(1)
    items.task_done()


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
items.join()
print(items.empty())
