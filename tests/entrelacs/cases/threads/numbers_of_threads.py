# outcomes: ["Thread-3 (leaf) Thread-4 (leaf)", "Thread-4 (leaf) Thread-3 (leaf)"]
# source: threading.Thread, "By default, a unique name is constructed of the form “Thread-N”": N tells who came first
import threading

names = {}


def leaf():
    pass


def branch(which):
    names[which] = threading.Thread(target=leaf).name


threads = [threading.Thread(target=branch, args=(which,)) for which in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(names["a"], names["b"])
