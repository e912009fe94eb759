"""A failed assertion, that only some orders reach."""
import threading

x = 0


def up():
    global x
    x = 1


def check():
    assert x == 0, "x was already written"


threads = [threading.Thread(target=up), threading.Thread(target=check)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
