# refused: 22, "il ne sert qu'une fois"
# source: Lib/contextlib.py, _recreate_cm reads func, args and kwds one after the other, while __enter__ deletes them
import contextlib
import threading


@contextlib.contextmanager
def room():
    yield


mine = room()


@mine
def decorated():
    pass


def call():
    try:
        decorated()
    except AttributeError as error:
        print(error)


thread = threading.Thread(target=call)
thread.start()
with mine:
    thread.join()
