# refused: 13, "ce RLock est tenu par un fil qui a fini"
# source: threading.get_ident: thread identifiers may be recycled, and a Condition has an RLock
import threading

change = threading.Condition()


def take():
    change.acquire()


def tell():
    change.notify()


thread = threading.Thread(target=take)
thread.start()
thread.join()
thread = threading.Thread(target=tell)
thread.start()
thread.join()
