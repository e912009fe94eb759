# refused: 9, "ce RLock est tenu par un fil qui a fini"
# source: threading.get_ident: the first thread may end before the second starts, with the same number, or not
import threading

lock = threading.RLock()


def take():
    lock.acquire()


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
