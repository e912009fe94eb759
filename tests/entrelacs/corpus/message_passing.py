"""Litmus test MP: who sees the flag sees the data."""
import threading

data = 0
flag = 0
seen = []


def writer():
    global data, flag
    data = 1
    flag = 1


def reader():
    first = flag
    second = data
    seen.append((first, second))


threads = [threading.Thread(target=writer), threading.Thread(target=reader)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*seen[0])
