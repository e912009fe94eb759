"""Readers share, a writer is alone: the first reader locks for all, the last one unlocks."""
import threading

READERS = 2

mutex = threading.Lock()
room_empty = threading.Lock()
readers = 0
page = ["old", "old"]
seen = []


def read():
    global readers
    with mutex:
        readers += 1
        if readers == 1:
            room_empty.acquire()
    left = page[0]
    right = page[1]
    seen.append(left + "-" + right)
    with mutex:
        readers -= 1
        if readers == 0:
            room_empty.release()


def write():
    with room_empty:
        page[0] = "new"
        page[1] = "new"


threads = [threading.Thread(target=read) for _ in range(READERS)]
threads.append(threading.Thread(target=write))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*sorted(seen))
