# outcomes: ["[[0], [0]]", "[[1], [0]]", "[[0], [1]]", "[[1], [1]]"]
# source: each list is locked while it is written, not the two together
import threading

grid = [[0], [0]]


def change():
    grid[0][0] = 1
    grid[1][0] = 1


def show():
    print(grid)


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
