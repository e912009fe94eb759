"""Litmus test SB: sequential consistency forbids that both read 0."""
import threading

x = 0
y = 0
seen = {}


def left():
    global x
    x = 1
    seen["left"] = y


def right():
    global y
    y = 1
    seen["right"] = x


threads = [threading.Thread(target=left), threading.Thread(target=right)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen["left"], seen["right"])
