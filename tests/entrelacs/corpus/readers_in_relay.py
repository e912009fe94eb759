"""Two readers who leave only when the other is back in: the writer never gets the room."""
import threading

mutex = threading.Lock()
room_empty = threading.Lock()
readers = 0
written = False
turns = [threading.Semaphore(1), threading.Semaphore(0)]


def read(me):
    global readers
    while not written:
        turns[me].acquire()
        with mutex:
            readers += 1
            if readers == 1:
                room_empty.acquire()
            if readers == 2:
                readers -= 1
        turns[1 - me].release()


def write():
    global written
    with room_empty:
        written = True


for me in (0, 1):
    threading.Thread(target=read, args=(me,)).start()
turns[1].acquire()
turns[1].release()
writer = threading.Thread(target=write)
writer.start()
writer.join()
print("written")
