# outcomes: ["[False]", "[True]"]
# source: a thread that does nothing visible may still be alive when the wait for it expires
import threading


def work():
    pass


threads = [threading.Thread(target=work)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(timeout=0.01)
print([thread.is_alive() for thread in threads])
