# %% the last registered is called first
import atexit

atexit.register(print, "first", "registered")
atexit.register(print, "second")
print("end of the program")

# %% register is a decorator, and unregister forgets every registration
import atexit


@atexit.register
def kept():
    print("called")


def forgotten():
    print("never")


atexit.register(forgotten)
atexit.register(forgotten)
print(atexit.unregister(forgotten))

# %% functions are called once the other threads have ended
import atexit
import threading

atexit.register(print, "at exit")


def work():
    print("in the thread")


threading.Thread(target=work).start()
