# outcomes: ["True", "False"]
# source: each pair of lists is locked while it is compared, not all of them together
import threading

grid = [[0], [0]]


def change():
    grid[0][0] = 1
    grid[1][0] = 1


def show():
    print(grid == [[0], [1]])


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
