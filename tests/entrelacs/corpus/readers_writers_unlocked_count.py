"""The number of readers is not protected: a reader can read while the writer writes."""
import threading

room_empty = threading.Lock()
readers = 0
page = ["old", "old"]
seen = []


def read():
    global readers
    readers += 1
    if readers == 1:
        room_empty.acquire()
    left = page[0]
    right = page[1]
    seen.append(left + "-" + right)
    readers -= 1
    if readers == 0:
        room_empty.release()


def write():
    with room_empty:
        page[0] = "new"
        page[1] = "new"


threads = [threading.Thread(target=read) for _ in range(2)]
threads.append(threading.Thread(target=write))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*sorted(seen))
