"""Litmus test IRIW: two readers never disagree on the order of two writes."""
import threading

x = 0
y = 0
seen = {}


def write_x():
    global x
    x = 1


def write_y():
    global y
    y = 1


def read_xy():
    first = x
    seen["xy"] = (first, y)


def read_yx():
    first = y
    seen["yx"] = (first, x)


threads = [threading.Thread(target=f) for f in (write_x, write_y, read_xy, read_yx)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*seen["xy"], *seen["yx"])
