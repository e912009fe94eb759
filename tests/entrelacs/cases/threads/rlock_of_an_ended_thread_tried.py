# refused: 13, "ce RLock est tenu par un fil qui a fini"
# source: threading.get_ident: thread identifiers may be recycled; forced runs on 3.11, 3.12 and 3.13 give True and False
import threading

lock = threading.RLock()


def take():
    lock.acquire()


def try_to_take():
    print(lock.acquire(blocking=False))


thread = threading.Thread(target=take)
thread.start()
thread.join()
thread = threading.Thread(target=try_to_take)
thread.start()
thread.join()
