# refused: 11, "ce RLock est tenu par un fil qui a fini"
# source: threading.get_ident: thread identifiers may be recycled
import threading

lock = threading.RLock()


def work(step):
    if step:
        lock.acquire()
    with lock:
        pass


first = threading.Thread(target=work, args=(1,))
second = threading.Thread(target=work, args=(0,))
first.start()
second.start()
