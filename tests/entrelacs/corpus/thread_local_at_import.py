"""An attribute of a threading.local set by the main thread does not exist in the others."""
import threading

own = threading.local()
own.value = "main"


def work():
    print(own.value)


thread = threading.Thread(target=work)
thread.start()
thread.join()
