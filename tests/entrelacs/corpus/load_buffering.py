"""Litmus test LB: no value comes out of thin air."""
import threading

x = 0
y = 0
seen = {}


def left():
    global y
    seen["left"] = x
    y = 1


def right():
    global x
    seen["right"] = y
    x = 1


threads = [threading.Thread(target=left), threading.Thread(target=right)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen["left"], seen["right"])
