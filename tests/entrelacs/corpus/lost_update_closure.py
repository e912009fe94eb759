"""A closure's cell is shared like a global."""
import threading


def make_counter():
    count = 0

    def bump():
        nonlocal count
        count += 1

    def read():
        return count

    return bump, read


bump, read = make_counter()
threads = [threading.Thread(target=bump) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(read())
