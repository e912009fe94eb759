# outcomes: ["0 0", "1 0", "1 1"]
# source: the classes of threading written in Python have a __dict__: an attribute is a shared location like another
import threading

ready = threading.Event()
ready.value = 0
gate = threading.Semaphore()
gate.value_seen = 0


def publish():
    ready.value = 1


def look():
    gate.value_seen = ready.value


threads = [threading.Thread(target=work) for work in (publish, look)]
for thread in threads:
    thread.start()
threads[0].join()
seen = ready.value, gate.value_seen
threads[1].join()
print(gate.value_seen, seen[1])
