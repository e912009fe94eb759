# outcomes: ["a b", "c b", "a d", "c d"]
# source: Thread Safety Guarantees, list: iteration is never atomic, and join() is not said to be
import threading

names = ["a", "b"]


def change():
    names[0] = "c"
    names[1] = "d"


def show():
    print(" ".join(names))


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
