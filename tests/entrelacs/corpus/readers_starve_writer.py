"""Two readers who come back until the page is written: the writer can be late, never locked out for good."""
import threading

mutex = threading.Lock()
room_empty = threading.Lock()
readers = 0
written = False


def read():
    global readers
    while not written:
        with mutex:
            readers += 1
            if readers == 1:
                room_empty.acquire()
        with mutex:
            readers -= 1
            if readers == 0:
                room_empty.release()


def write():
    global written
    with room_empty:
        written = True


threads = [threading.Thread(target=read) for _ in range(2)]
threads.append(threading.Thread(target=write))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("written")
