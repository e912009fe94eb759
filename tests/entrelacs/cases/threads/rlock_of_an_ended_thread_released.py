# refused: 13, "ce RLock est tenu par un fil qui a fini"
# source: threading.get_ident: thread identifiers may be recycled; forced runs release it, or raise RuntimeError
import threading

lock = threading.RLock()


def take():
    lock.acquire()


def give_back():
    lock.release()


thread = threading.Thread(target=take)
thread.start()
thread.join()
thread = threading.Thread(target=give_back)
thread.start()
thread.join()
